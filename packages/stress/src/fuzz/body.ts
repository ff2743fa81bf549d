import { gzipSync } from 'node:zlib';
import type { Wired } from '@dli-connections/conformance';
import type { Random } from '@dli-connections/lab/random';
import { largest } from './corpus.ts';
import { hostileBody, hostileValue, names, write } from './hostile.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

type Node = Record<string, unknown> | unknown[];

/** Every object and list in a value. */
function nodesOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node; // any other object is a list
  return [node, ...Object.values(value).slice(0, 20).flatMap(nodesOf)];
}

/** Changes one thing in a JSON body: a value, a missing or an additional member. */
export function operate(random: Random, request: Wired): Wired {
  // Deeply nested values are hostile already, and would slow this process down.
  if ((request.body?.length ?? 0) > largest) return request;
  let value: unknown;
  try {
    value = JSON.parse(text(request.body ?? bytes('{}')));
  } catch {
    return { ...request, body: hostileBody(random) };
  }
  const nodes = nodesOf(value);
  if (nodes.length === 0) return { ...request, body: bytes(write(hostileValue(random))) };
  const node = random.pick(nodes) as Record<string, unknown>;
  const keys = Object.keys(node);
  const key = keys.length > 0 ? random.pick(keys) : 'a';
  random.pick<() => void>([
    () => void Reflect.defineProperty(node, key, property(hostileValue(random))),
    () => void delete node[key],
    // Assignment to `__proto__` would not create a property.
    () =>
      void Reflect.defineProperty(node, Array.isArray(node) ? key : random.pick(names), property(hostileValue(random))),
    () => void Reflect.defineProperty(node, key, property([node[key]])),
    () => void Reflect.defineProperty(node, key, property(node[random.pick([...keys, key])])),
  ])();
  return { ...request, body: bytes(write(value)) };
}

const property = (value: unknown) => ({ value, enumerable: true, configurable: true, writable: true });

/** Damages a body so that every server has to refuse it. Returns `undefined` if the defect does not apply. */
type Defect = (random: Random, request: Wired & { body: Uint8Array<ArrayBuffer> }) => Partial<Wired> | undefined;

const insert = (body: Uint8Array, at: number, what: Uint8Array | readonly number[]) =>
  Uint8Array.from([...body.subarray(0, at), ...what, ...body.subarray(at)]);

const withType = (request: Wired, type: string) => {
  const headers = new Headers(request.headers);
  headers.set('content-type', type);
  return { headers };
};

/** The text of a non-empty object before its closing brace. */
const opened = (body: Uint8Array) => /^\s*\{\s*"[\s\S]*(?=\}\s*$)/.exec(text(body))?.[0];

/** A property of a body that is an object. */
function propertyOf(random: Random, body: Uint8Array): [name: string, value: unknown] | undefined {
  try {
    const value: unknown = JSON.parse(text(body));
    const properties = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value ?? {}) : [];
    return properties.length > 0 ? random.pick(properties) : undefined;
  } catch {
    return undefined;
  }
}

/** The same name with its first letter as an escape. */
const escaped = (name: string) => name.replace(/^[a-z]/, (first) => `\\u00${first.charCodeAt(0).toString(16)}`);

/** Position of the end of some string value in a body. */
function endOfValue(random: Random, body: Uint8Array): number | undefined {
  // Latin-1 keeps positions in the text equal to those in the bytes.
  const ends = [
    ...Buffer.from(body)
      .toString('latin1')
      .matchAll(/"(?=\s*[,\]}])/g),
  ].map(({ index }) => index);
  return ends.length > 0 ? random.pick(ends) : undefined;
}

/** Defects by name. A defect should break nothing else; otherwise the body would be refused for another reason. */
export const defects: Record<string, Defect> = {
  'cut off': (random, { body }) => {
    const before = opened(body);
    // The cut is before the last brace, because a cut after it may lose only white space.
    return before ? { body: body.slice(0, 1 + random.nat(bytes(before).length)) } : undefined;
  },
  'something after its end': (random, { body }) =>
    opened(body) ? { body: bytes(`${text(body)}${random.pick(['}', ']', ',', '0', '{}'])}`) } : undefined,
  'a name twice': (random, { body }) => {
    const [before, property] = [opened(body), propertyOf(random, body)];
    if (!before || !property) return undefined;
    const [name, value] = property;
    const again = random.pick([name, escaped(name)]);
    return { body: bytes(`${before},"${again}":${JSON.stringify(value)}}`) };
  },
  'text that no store gives back': (random, { body }) => {
    const at = endOfValue(random, body);
    const piece = random.pick(['\\u0000', '\\ud800', '\\uDFFF', '\\udc00\\ud800']);
    return at === undefined ? undefined : { body: insert(body, at, bytes(piece)) };
  },
  'bytes that are no UTF-8': (random, { body }) => {
    const at = endOfValue(random, body);
    const piece = random.pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80]]);
    return at === undefined ? undefined : { body: insert(body, at, piece) };
  },
  'UTF-16': (_, { body }) => ({ body: Uint8Array.from(Buffer.from(`\ufeff${text(body)}`, 'utf16le')) }),
  gzip: (random, request) => {
    const body = Uint8Array.from(gzipSync(request.body));
    if (random.chance(0.5)) return { body };
    const headers = new Headers(request.headers);
    headers.set('content-encoding', random.pick(['gzip', 'br', 'identity, gzip', 'GZIP']));
    return { body, headers };
  },
  'another type': (random, request) =>
    withType(
      request,
      random.pick([
        'text/plain',
        'application/xml',
        'application/json5',
        'json',
        'application/*',
        'multipart/mixed',
        ';',
      ]),
    ),
  'another charset': (random, request) =>
    withType(request, `application/json; charset=${random.pick(['utf-16', 'latin1', '"iso-8859-1"', 'utf-7', 'x'])}`),
  'nesting without end': (random) => ({
    body: bytes(random.pick(['[', '{"a":']).repeat(random.chance(0.02) ? 100_000 : 300)),
  }),
  'no JSON': (random) => ({ body: bytes(`\u0001${text(hostileBody(random))}`) }),
};
