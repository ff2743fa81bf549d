/** More legal variants: other forms of values, other ways to serve, and clocks and answers of other servers. */
import { setTimeout } from 'node:timers/promises';
import { type Body, sound } from '../planted/make.ts';
import {
  answering,
  behind,
  behindEach,
  busy,
  inHeaders,
  inText,
  inValue,
  isObject,
  plain,
  refusal,
  type Variant,
  walk,
  withQuery,
} from './make.ts';

const ofConnections = (change: (connection: Body) => Body): Variant =>
  inValue((body) => {
    const { connections } = body;
    if (Array.isArray(connections)) return { ...body, connections: connections.map(change) };
    return 'dest_vpc_id' in body ? change(body) : body;
  });

/** Connections of lists alone, not of shows. */
const ofLists = (change: (connection: Body) => Body): Variant =>
  inValue(({ connections, ...body }) =>
    Array.isArray(connections) ? { ...body, connections: connections.map(change) } : body,
  );

const lacking =
  (...names: string[]) =>
  (each: Body) =>
    Object.fromEntries(Object.entries(each).filter(([name]) => !names.includes(name)));

/** A handler that serves one request after the other. */
const oneByOne: Variant = () => {
  const target = sound();
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const answer = last.then(() => target(request));
    last = answer.catch(() => {});
    return answer;
  };
};

const badRequest = (problem: string) => Response.json({ error_code: 'DLI.0001', error_msg: problem }, { status: 400 });

const conditionsOf = (request: Request, text: string): string[] => {
  const inQuery = new URL(request.url).searchParams.get('tags')?.split(',') ?? [];
  const { tags = [] } = /resource-instances/.test(request.url) ? JSON.parse(text) : {};
  return [...inQuery.map((pair) => pair.split('=')[0] ?? ''), ...tags.map(({ key }: { key: string }) => key)];
};

const numbered = (body: Body) => walk(body, (_key, value) => (isObject(value) ? { ...value, x_more: [1] } : value));

let trace = 0;

/** Variants by their difference from the reference handler. */
export const more: Record<string, Variant> = {
  'whole numbers have a fraction of zero': inText((text) => text.replaceAll(/("\w+_(?:time|count)":\d+)/g, '$1.0')),
  'times are written with an exponent': inText((text) => text.replaceAll(/("\w+_time":)(\d+)/g, '$1$2e0')),
  'every object has more members': inValue((body, status) => (status < 400 ? (numbered(body) as Body) : body)),
  'lists show fewer optional members than shows': ofLists(lacking('hosts', 'routes', 'elastic_resource_pools')),
  'lists do not say what is private': ofLists(lacking('isPrivis', 'ipv6_enable')),
  'deleted connections have no optional member': ofConnections((each) =>
    each.status === 'DELETED'
      ? lacking('hosts', 'routes', 'elastic_resource_pools', 'isPrivis', 'ipv6_enable')(each)
      : each,
  ),
  'deleted connections are private': ofConnections((each) =>
    each.status === 'DELETED' && 'isPrivis' in each ? { ...each, isPrivis: true } : each,
  ),
  'routes have no time': ofConnections(({ routes, ...each }) => ({
    ...each,
    routes: (routes as Body[] | undefined)?.map(lacking('create_time')),
  })),
  'peerings have identifiers of another form': inValue(
    (body) => walk(body, (key, value) => (key === 'peer_id' ? `pcx-${value}` : value)) as Body,
  ),
  'peerings have numbers for identifiers': inValue(
    (body) => walk(body, (key, value) => (key === 'peer_id' ? String(value).replaceAll(/\D/g, '') : value)) as Body,
  ),
  'errors have a number of their own in their words': refusal((message) => `${message} [${++trace}]`),
  'errors are in another language': refusal((message) => `参数错误：${message}。`),
  'errors are long': refusal((message) => `${message} ${'See the manual. '.repeat(200)}`),
  'errors name every level': refusal((message) => message.replaceAll('.', ' › ')),
  'messages of success are in another language': inValue((body, status) =>
    status < 400 && 'message' in body ? { ...body, message: '已完成' } : body,
  ),
  'the media type has a quoted charset': inHeaders((headers) =>
    headers.set('content-type', 'application/json ; charset="utf-8"'),
  ),
  'the media type has another parameter': inHeaders((headers) =>
    headers.set('content-type', 'application/json; charset=utf-8; profile=x'),
  ),
  'all answers may be read by scripts of any page': inHeaders((headers) => {
    headers.set('access-control-allow-origin', '*');
    headers.set('vary', 'Origin');
    headers.set('strict-transport-security', 'max-age=1');
  }),
  'answers give the rate limit': answering((text, { status, headers }) => {
    const own = plain(headers);
    own.set('x-ratelimit-remaining', String(100 - (++trace % 100)));
    return new Response(text, { status, headers: own });
  }),
  'requests are served one after the other': oneByOne,
  'answers take a while, each another': behind(async (target, request) => {
    if (++trace % 11 === 0) await setTimeout(2);
    return target(request);
  }),
  'answers are held back': behind(async (target, request) => {
    const answer = await target(request);
    if (++trace % 11 === 0) await setTimeout(2);
    return answer;
  }),
  'identifiers are random UUIDs': () => sound({ newId: () => crypto.randomUUID() }),
  'some requests are too many': busy(429, 'APIGW.0308', 0, (count) => count % 97 === 0),
  'some requests come while nothing is served': busy(503, 'DLI.0999', 0, (count) => count % 89 === 0),
  // A line end within a text is an escape.
  'texts of JSON have no escapes but those needed, and spaces': inText((text) =>
    JSON.stringify(JSON.parse(text), null, 1).replaceAll(/\n */g, ' '),
  ),
  'numbers with a fraction are refused, a fraction of zero too': withQuery((query) =>
    /(?:limit|offset)=\d+\.0/.test(query) ? badRequest('limit and offset must be whole numbers') : query,
  ),
  'numbers may have an exponent, a sign, zeros and spaces': withQuery((query) =>
    query
      .replaceAll(/(limit|offset)=(\d+(?:\.\d+)?e\d+)/gi, (_, name, number) => `${name}=${Number(number)}`)
      .replaceAll(/(limit|offset)=(?:\+|%2B|%20)?0*(\d+)\+?(?=&|$)/gi, '$1=$2'),
  ),
  'a path that cannot be read is a bad request': behindEach((request) =>
    /%zz/.test(request.url.split('?')[0] ?? '') ? badRequest('The path cannot be read.') : request,
  ),
  'a query that cannot be read is read as it stands': withQuery((query) => query.replaceAll('%zz', '%25zz')),
  'paths that do not exist want credentials first': behind(async (target, request) => {
    const answer = await target(request);
    if (answer.status !== 404 || request.headers.get('x-auth-token')) return answer;
    return Response.json({ error_code: 'APIGW.0301', error_msg: 'Who are you?' }, { status: 401 });
  }),
  'two conditions on one key are refused': behindEach(async (request) => {
    const text = request.body ? await request.clone().text() : '';
    try {
      const keys = conditionsOf(request, text);
      return new Set(keys).size < keys.length ? badRequest('tags names a key twice') : request;
    } catch {
      return request;
    }
  }),
};
