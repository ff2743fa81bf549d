import { type CorpusNode, isNode } from './document.ts';

/** A parameter's value as written in a request. `text` is one place of the path, one header; `pairs` are of a query or cookie. */
export interface Written {
  text: string;
  pairs: string[];
}

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const encoded = (value: unknown): string => encodeURIComponent(plain(value));

/** Writes a value by `style` and `explode` (OpenAPI 3.1.1, "Style Values") or, where the parameter has `content`, as JSON. */
export function write(parameter: CorpusNode, value: unknown): Written {
  const { in: place, name, style = place === 'query' || place === 'cookie' ? 'form' : 'simple' } = parameter;
  const { explode = style === 'form' } = parameter;
  const key = encodeURIComponent(String(name));
  // A header is not percent-encoded.
  const encode = place === 'header' ? plain : encoded;
  if (parameter.content !== undefined) {
    const json = place === 'header' ? JSON.stringify(value) : encodeURIComponent(JSON.stringify(value));
    return { text: json, pairs: [`${key}=${json}`] };
  }
  const parts = partsOf(value, explode === true, encode);
  const pairs = pairsOf({ style: String(style), explode: explode === true, key }, value, parts);
  if (style === 'label') return { text: `.${parts.join(explode ? '.' : ',')}`, pairs };
  if (style !== 'matrix') return { text: parts.join(','), pairs };
  const named = explode && isNode(value) ? parts : explode ? parts.map((each) => `${key}=${each}`) : undefined;
  return { text: `;${named?.join(';') ?? `${key}=${parts.join(',')}`}`, pairs };
}

/** The parts of a value that a style separates. */
function partsOf(value: unknown, explode: boolean, encode: (value: unknown) => string): string[] {
  if (Array.isArray(value)) return value.map(encode);
  if (!isNode(value)) return [encode(value)];
  const entries = Object.entries(value).map(([key, each]) => [encode(key), encode(each)]);
  return explode ? entries.map((pair) => pair.join('=')) : entries.flat();
}

interface Manner {
  style: string;
  explode: boolean;
  key: string;
}

function pairsOf({ style, explode, key }: Manner, value: unknown, parts: string[]): string[] {
  if (style === 'deepObject' && isNode(value)) {
    return Object.entries(value).map(([name, each]) => `${key}${encodeURIComponent(`[${name}]`)}=${encoded(each)}`);
  }
  if (style === 'spaceDelimited') return [`${key}=${parts.join('%20')}`];
  if (style === 'pipeDelimited') return [`${key}=${parts.join('%7C')}`];
  if (!explode) return [`${key}=${parts.join(',')}`];
  return isNode(value) ? parts : parts.map((each) => `${key}=${each}`);
}
