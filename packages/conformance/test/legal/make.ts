/** Tools for legal variants: the reference handler, with answers changed in a way that the contract leaves open. */
import type { Target } from '@dli-connections/contract';
import { altered, type Body, sound } from '../planted/make.ts';

/** A target that keeps the contract in another way than the reference handler does. */
export type Variant = () => Target;

/** A handler whose answers are rebuilt from their bodies. */
export const answering =
  (change: (text: string, response: Response, request: Request) => Response | Promise<Response>): Variant =>
  () => {
    const target = sound();
    return async (request) => {
      const asked = request.clone();
      const response = await target(request);
      return response.status === 204 ? response : change(await response.text(), response, asked);
    };
  };

/** A handler whose answers have another text. */
export const inText = (change: (text: string, status: number, request: Request) => string): Variant =>
  answering(
    (text, { status, headers }, request) =>
      new Response(change(text, status, request), { status, headers: plain(headers) }),
  );

/** A handler whose answers have another value; `change` may return it. */
export const inValue = (change: (body: Body, status: number, request: Request) => Body): Variant =>
  inText((text, status, request) => JSON.stringify(change(JSON.parse(text), status, request)));

/** A handler in whose answers each list of a name is another. */
export const inList = (name: string, change: (list: unknown[]) => unknown): Variant =>
  inValue((body) => walk(body, (key, value) => (key === name && Array.isArray(value) ? change(value) : value)));

/** A handler whose answers leave out a field. */
export const lacking = (...names: string[]): Variant =>
  inValue((body) => walk(body, (key, value) => (names.includes(key) ? undefined : value)));

/** A handler whose answers have other headers. */
export const inHeaders = (change: (headers: Headers, request: Request) => void): Variant =>
  answering((text, { status, headers }, request) => {
    const own = plain(headers);
    change(own, request);
    return new Response(text, { status, headers: own });
  });

/** A handler with changed times, which stay whole milliseconds. */
export const inTimes = (change: (time: number, name: string) => number): Variant =>
  inValue((body) =>
    walk(body, (key, value) => (/_time$/.test(key) && typeof value === 'number' ? change(value, key) : value)),
  );

/** A handler behind something that decides when it is asked. */
export const behind =
  (serve: (target: Target, request: Request) => Promise<Response>): Variant =>
  () => {
    const target = sound();
    return (request) => serve(target, request);
  };

/** A handler behind something that answers a request itself, or passes it on. */
export const behindEach = (look: (request: Request) => Request | Response | Promise<Request | Response>): Variant =>
  behind(async (target, request) => {
    const looked = await look(request);
    return looked instanceof Response ? looked : target(looked);
  });

/** The query of a request, read in another way than the reference handler reads it. */
export const withQuery = (read: (query: string) => string | Response): Variant =>
  behindEach((request) => {
    const [path = '', query] = request.url.split('?');
    const changed = query === undefined ? '' : read(query);
    return changed === query || changed === ''
      ? request
      : changed instanceof Response
        ? changed
        : new Request(`${path}?${changed}`, request);
  });

/** A value with something else in its fields, the innermost first. */
export function walk(node: Body, change: (key: string, value: unknown) => unknown): Body;
export function walk(node: unknown, change: (key: string, value: unknown) => unknown): unknown;
export function walk(node: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => walk(each, change));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, each]) => {
      const value = change(key, walk(each, change));
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** An address without encoded characters that stand for themselves (RFC 3986, 6.2.2.2). */
const normal = (url: string) =>
  url.replaceAll(/%[0-9a-f]{2}/gi, (each) => {
    const character = String.fromCharCode(Number.parseInt(each.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : each;
  });

/** A handler that is asked with identifiers in lower case, and answers with them in upper case. */
export const upperCase: Variant = () => {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
  const given = new Set<string>();
  const lower = (text: string) => text.replaceAll(uuid, (id) => (given.has(id.toLowerCase()) ? id.toLowerCase() : id));
  const target = sound();
  return async (request) => {
    const text = request.body ? await request.clone().text() : '';
    const response = await target(
      text === lower(text) && lower(normal(request.url)) === request.url
        ? request
        : altered(request, { url: lower(normal(request.url)), text: lower(text) }),
    );
    if (response.status === 204) return response;
    const body: Body = JSON.parse(await response.text());
    const ids = walk(body, (key, value) => {
      if (!/^(?:id|connection_id|peer_id|resource_id)$/.test(key) || typeof value !== 'string') return value;
      if (uuid.test(value)) given.add(value.toLowerCase());
      uuid.lastIndex = 0;
      return value.replaceAll(uuid, (id) => id.toUpperCase());
    });
    return new Response(JSON.stringify(ids), { status: response.status, headers: plain(response.headers) });
  };
};

/** Headers without the length of the body that they were made for. */
export function plain(headers: Headers): Headers {
  const own = new Headers(headers);
  own.delete('content-length');
  return own;
}

/** A handler whose errors have other words. */
export const refusal = (change: (message: string) => string): Variant =>
  inValue((body, status) => (status >= 400 ? { ...body, error_msg: change(String(body.error_msg)) } : body));

/** A handler that is too busy for some requests, by their number, and says when to come back, in seconds. */
export const busy =
  (status: 429 | 503, error_code: string, wait: number, isMeant: (count: number) => boolean): Variant =>
  () => {
    const target = sound();
    let count = 0;
    return async (request) => {
      if (!isMeant(++count)) return target(request);
      const headers = { 'retry-after': String(wait) };
      return Response.json({ error_code, error_msg: 'Come back later.' }, { status, headers });
    };
  };

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
