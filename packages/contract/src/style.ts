import { cut } from './query.ts';
import type { Kind, Tree } from './typed.ts';

/** A parameter in one text, whose parts are separated by `,` and the like. */
export interface StyledText {
  name: string;
  /** Still encoded, so that an encoded separator does not count. */
  text: string;
  style: string;
  explode: boolean;
  decode: (text: string) => string;
}

const starts: Record<string, string> = { label: '.', matrix: ';' };

/** Separators other than a comma (OpenAPI 3.1.1, "Style Examples"); those of `starts` only between exploded parts. */
const separators: Record<string, RegExp> = { spaceDelimited: /%20|\+| /, pipeDelimited: /\||%7C/i };

/** Arranges a text as a primitive, a list or an object; `undefined` if it does not have the form of its style. */
export function arranged(kind: Kind, styled: StyledText): Tree | undefined {
  const { style, explode, decode } = styled;
  const start = starts[style] ?? '';
  if (!styled.text.startsWith(start)) return undefined;
  const text = styled.text.slice(start.length);
  if (style === 'matrix' && !(explode && kind === 'object')) return arrangedMatrix(kind, { ...styled, text });
  if (kind === 'primitive') return decode(text);
  const parts = text.split(separators[style] ?? ((explode && starts[style]) || ','));
  return kind === 'array' ? parts.map(decode) : membersOf(parts, explode && !separators[style], decode);
}

/** `;name=…`, once for each item that is exploded. */
function arrangedMatrix(kind: Kind, styled: StyledText): Tree | undefined {
  const pairs = styled.text.split(';').map(cut);
  if (pairs.some(([name]) => styled.decode(name) !== styled.name)) return undefined;
  const values = pairs.map(([, value]) => value);
  if (kind === 'array' && styled.explode) return values.map(styled.decode);
  const [text = ''] = values;
  return values.length > 1 ? undefined : arranged(kind, { ...styled, text, style: 'simple', explode: false });
}

/** The members of an object: `R=100` in each part if they are named, or else `R` and `100` by turns. */
function membersOf(parts: string[], isNamed: boolean, decode: (text: string) => string): Tree | undefined {
  const isWhole = isNamed ? parts.every((part) => part.includes('=')) : parts.length % 2 === 0;
  const pairs = isNamed
    ? parts.map(cut)
    : parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ''] as const] : []));
  return isWhole ? new Map(pairs.map(([name, value]) => [decode(name), decode(value)])) : undefined;
}
