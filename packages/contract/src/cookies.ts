import type { ParameterShapes } from './operation.ts';
import { cut, type QueryPair } from './query.ts';
import { mayHaveParts } from './typed.ts';

/** The cookies of a request (RFC 6265, 5.4), decoded where they are encoded. A list or an object has `&` between its parts. */
export function cookiesOf(header: string | undefined, shapes: ParameterShapes): QueryPair[] {
  return (header ?? '').split(';').flatMap((cookie) => {
    const [name, value] = cut(cookie.trim());
    if (name === '') return [];
    // An exploded one holds more pairs of the style `form` after the first.
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const isWhole = shape && (shape.media !== undefined || shape.explode === false || !mayHaveParts(shape));
    const [first = '', ...others] = isWhole ? [value] : value.split('&');
    return [pairOf(name, first), ...others.map((each) => pairOf(...cut(each)))];
  });
}

function pairOf(name: string, encoded: string): QueryPair {
  try {
    return { name, value: decodeURIComponent(encoded), encoded };
  } catch {
    return { name, value: encoded, encoded: encodeURIComponent(encoded) };
  }
}
