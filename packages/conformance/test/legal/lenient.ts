/** Servers that take more than they must, or less than the reference handler does, where the contract is silent. */
import { setTimeout } from 'node:timers/promises';
import { wireProblem } from '../../src/wire.ts';
import { altered, type Body, sound } from '../planted/make.ts';
import { contract } from '../targets.ts';
import { answering, behindEach, inHeaders, inValue, plain, type Variant, withQuery } from './make.ts';

/** The problem of a request apart from its credentials. */
async function problemOf(request: Request): Promise<string | undefined> {
  const headers = new Headers(request.headers);
  headers.set('x-auth-token', 'any');
  return wireProblem(new Request(request.clone(), { headers }), contract);
}

const badRequest = (error_msg: string) => Response.json({ error_code: 'DLI.0001', error_msg }, { status: 400 });

/** Each parameter of a query once: the last of several. */
const lastOfEach = (query: string) => {
  const pairs = query.split('&').map((pair) => [pair.split('=', 1)[0], pair] as const);
  return [...new Map(pairs).values()].join('&');
};

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const known = /^(?:limit|offset|status|name|tags)$/;

/** A handler whose pages of connections have a size that no limit passes, except 0, which asks for all. */
const paged = (most: number) =>
  behindEach((request) => {
    const url = new URL(request.url);
    const limit = url.searchParams.get('limit') ?? '100';
    const isOver = request.method === 'GET' && /enhanced-connections$/.test(url.pathname) && /^\d+$/.test(limit);
    if (!isOver || Number(limit) <= most || Number(limit) >= 2 ** 31) return request;
    url.searchParams.set('limit', String(most));
    return new Request(url, request);
  });

/** Variants by their difference from the reference handler. */
export const lenient: Record<string, Variant> = {
  'a page has at most a hundred connections': paged(100),
  'a page has at most seven connections': paged(7),
  'unknown parameters of a query are refused': withQuery((query) => {
    const unknown = query.split('&').find((pair) => !known.test(decodeURIComponent(pair.split('=', 1)[0] ?? '')));
    return unknown ? badRequest(`query ${unknown} is unknown`) : query;
  }),
  'of a parameter that is sent twice the last counts': withQuery(lastOfEach),
  'of a name that is twice in an object the last counts': behindEach(async (request) => {
    const text = request.body ? await request.clone().text() : '';
    try {
      // Its value must stay legal: `__proto__` and large bodies are left alone.
      const plainer = text.length < 1000 && !text.includes('__proto__') ? JSON.stringify(JSON.parse(text)) : text;
      const first = text.match(/"/g)?.length === plainer.match(/"/g)?.length;
      return first ? request : altered(request, { text: plainer });
    } catch {
      return request;
    }
  }),
  'a byte order mark before a body is dropped': behindEach(async (request) => {
    const bytes = request.body ? Buffer.from(await request.clone().arrayBuffer()) : Buffer.alloc(0);
    const isMarked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    return isMarked ? new Request(request, { body: bytes.subarray(3) }) : request;
  }),
  'identifiers in a path are looked up in any case': behindEach((request) => {
    const lower = request.url.replaceAll(uuid, (id) => id.toLowerCase());
    return lower === request.url ? request : new Request(lower, request);
  }),
  'paths may end with a slash': behindEach((request) => {
    const [path = '', query] = request.url.split('?');
    const bare = path.replace(/\/$/, '');
    return bare === path ? request : new Request(query === undefined ? bare : `${bare}?${query}`, request);
  }),
  'HEAD is answered like GET, and OPTIONS with what is allowed': behindEach((request) => {
    if (request.method === 'HEAD') return new Request(request, { method: 'GET' });
    return request.method === 'OPTIONS' ? new Response(null, { status: 204, headers: { allow: 'GET' } }) : request;
  }),
  'the body is looked at before the credentials': () => {
    const target = sound();
    return async (request) => {
      const asked = request.clone();
      const answer = await target(request);
      const problem = answer.status === 401 || answer.status === 403 ? await problemOf(asked) : undefined;
      return problem?.startsWith('body') ? badRequest(problem) : answer;
    };
  },
  'errors have more members': inValue((body, status) =>
    status < 400 ? body : ({ ...body, error_details: [{ field: 'name' }], trace_id: 't-1' } as Body),
  ),
  'what is created is named in Location': inHeaders((headers, request) => {
    if (request.method === 'POST') headers.set('location', `${request.url}/made`);
  }),
  'answers without content have a media type': () => {
    const target = sound();
    return async (request) => {
      const answer = await target(request);
      if (answer.status === 204) answer.headers.set('content-type', 'application/json');
      return answer;
    };
  },
  'answers come in pieces, with time between them': answering((text, { status, headers }) => {
    const bytes = Buffer.from(text);
    const middle = Math.floor(bytes.length / 2);
    const stream = new ReadableStream({
      async start(controller) {
        controller.enqueue(bytes.subarray(0, middle));
        await setTimeout(1);
        controller.enqueue(bytes.subarray(middle));
        controller.close();
      },
    });
    return new Response(stream, { status, headers: plain(headers) });
  }),
};
