import { cut } from './query.ts';
import type { Tree } from './typed.ts';

/** A parameter in one text, whose parts are separated by `,` and the like. */
export interface StyledText {
  name: string;
  /** Still encoded, so that an encoded separator does not count. */
  text: string;
  style: string;
  explode: boolean;
  decode: (text: string) => string;
}

/** Separators of the parts of a text in a style, by whether they are exploded (OpenAPI 3.1.1, "Style Examples"). */
const separators: Record<string, readonly [joined: string | RegExp, exploded: string | RegExp]> = {
  simple: [',', ','],
  form: [',', ','],
  label: [',', '.'],
  matrix: [',', ';'],
  spaceDelimited: [/%20|\+| /, /%20|\+| /],
  pipeDelimited: [/\||%7C/i, /\||%7C/i],
};

/** Arranges a text as a primitive, a list or an object; `undefined` if it does not have the form of its style. */
export function arranged(kind: 'primitive' | 'array' | 'object', styled: StyledText): Tree | undefined {
  const { style, explode, decode } = styled;
  const start = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  if (!styled.text.startsWith(start)) return undefined;
  const text = styled.text.slice(start.length);
  const separator = separators[style]?.[explode ? 1 : 0] ?? ',';
  if (style === 'matrix' && !(explode && kind === 'object')) return arrangedMatrix(kind, styled, text);
  if (kind === 'primitive') return decode(text);
  const parts = text.split(separator);
  if (kind === 'array') return parts.map(decode);
  return explode && style !== 'spaceDelimited' && style !== 'pipeDelimited'
    ? named(parts, decode)
    : alternating(parts, decode);
}

/** `;name=…`, once for each item that is exploded. */
function arrangedMatrix(kind: string, { name, explode, decode }: StyledText, text: string): Tree | undefined {
  const values: string[] = [];
  for (const part of text.split(';')) {
    const [own, value] = cut(part);
    if (decode(own) !== name) return undefined;
    values.push(value);
  }
  const [first = ''] = values;
  if (kind === 'array' && explode) return values.map(decode);
  if (values.length > 1) return undefined;
  if (kind === 'primitive') return decode(first);
  return kind === 'array' ? first.split(',').map(decode) : alternating(first.split(','), decode);
}

/** `R=100`, part by part. */
function named(parts: readonly string[], decode: (text: string) => string): Tree | undefined {
  const members = new Map<string, Tree>();
  for (const part of parts) {
    if (!part.includes('=')) return undefined;
    const [name, value] = cut(part);
    members.set(decode(name), decode(value));
  }
  return members;
}

/** `R,100,G,200`. */
function alternating(parts: readonly string[], decode: (text: string) => string): Tree | undefined {
  if (parts.length % 2 === 1) return undefined;
  const members = new Map<string, Tree>();
  for (let at = 0; at < parts.length; at += 2) members.set(decode(parts[at] ?? ''), decode(parts[at + 1] ?? ''));
  return members;
}
