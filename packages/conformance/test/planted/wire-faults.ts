/** Faults in reading from the wire and writing to it. */
import { altered, type Body, type Fault, inAnswer, inField, inRequest, json, sound } from './make.ts';

const headers = { 'content-type': 'application/json' };
const status = (from: number, to: number): Fault => inAnswer((body, was) => json(body, was === from ? to : was));
const missing = (field: string): Fault => inAnswer(({ [field]: _, ...body }, was) => json(body, was));
const value = (field: string, to: unknown): Fault => inField(field, () => to);
const code = (from: string, to: string): Fault => inField('error_code', (was) => (was === from ? to : was));
const message = (pattern: RegExp, to: string): Fault => inField('error_msg', (was) => String(was).replace(pattern, to));
const seconds = (was: unknown) => Math.floor(Number(was) / 1000);
const more = (was: unknown) => Number(was) + 1;

/** Faults of answers. */
export const answerFaults: Record<string, Fault> = {
  'a create answers 200': status(201, 200),
  'a refusal answers 422': status(400, 422),
  'a refusal answers 500': status(400, 500),
  'a refusal answers 200': status(400, 200),
  'missing credentials answer 403': status(401, 403),
  'missing credentials answer 400': status(401, 400),
  'an unknown path answers 405': status(404, 405),
  'a body that is too large answers 400': status(413, 400),
  'tags answer 200 in place of 204': inAnswer((body, was) => (was === 204 ? Response.json({}) : json(body, was))),
  'an unknown connection answers 404': inAnswer((body, was) =>
    json(body, /does not exist/.test(String(body.error_msg)) ? 404 : was),
  ),
  'the answer is text': inAnswer(
    (body, was) => new Response(was === 204 ? null : JSON.stringify(body), { status: was }),
  ),
  'the answer is cut off': inAnswer((body, was) =>
    was === 204 ? json(body, was) : new Response(JSON.stringify(body).slice(0, -1), { status: was, headers }),
  ),
  'the answer is empty': inAnswer((_, was) => new Response(null, { status: was, headers })),
  'the answer is wrapped': inAnswer((body, was) => json({ data: body }, was)),
  'nothing answers': () => () => Promise.reject(new TypeError('fetch failed')),
  'is_success is missing': missing('is_success'),
  'message is missing': missing('message'),
  'connection_id is missing': missing('connection_id'),
  'error_code is missing': missing('error_code'),
  'error_msg is missing': missing('error_msg'),
  'peers are missing': missing('available_queue_info'),
  'is_success is a string': value('is_success', 'true'),
  'is_success is false': value('is_success', false),
  'message is null': value('message', null),
  'message is always the same': value('message', 'ok'),
  'connection_id is no UUID': inField('connection_id', () => '1'),
  'error_code has another form': value('error_code', '400'),
  'every error has one code': value('error_code', 'DLI.0999'),
  'error_msg is empty': value('error_msg', ''),
  'error_msg names no field': message(/\b(?:body|query|path)\.\S+/g, 'something'),
  'a name that is taken has the code of a bad request': code('DLI.0006', 'DLI.0001'),
  'missing credentials have the code of the service': code('APIGW.0301', 'DLI.0001'),
  'an unknown path has the code of credentials': code('APIGW.0101', 'APIGW.0301'),
  'times are in seconds': inField('create_time', seconds),
  'times of peers are in seconds': inField('update_time', seconds),
  'times are dates': value('create_time', '2026-01-01T00:00:00Z'),
  'a status is in lower case': inField('status', (was) => String(was).toLowerCase()),
  'a status is another word': inField('status', (was) => (was === 'DELETED' ? 'REMOVED' : was)),
  'a count is of another page': inField('count', more),
  'a count is a string': inField('count', String),
  'a total is one more': inField('total_count', more),
  'isPrivis is the opposite': inField('isPrivis', (was) => !was),
  'err_msg is null': value('err_msg', null),
  'privileges are names of other things': inField('object', (was) =>
    String(was).replace('edsconnections', 'connections'),
  ),
  'a resource has no name': value('resource_name', ''),
};

const path = (change: (pathname: string) => string): Fault =>
  inRequest((request, text) => {
    const url = new URL(request.url);
    return altered(request, { url: `${url.origin}${change(url.pathname)}${url.search}`, text });
  });
const query = (change: (search: URLSearchParams) => void): Fault =>
  inRequest((request, text) => {
    const url = new URL(request.url);
    change(url.searchParams);
    return altered(request, { url: String(url), text });
  });
const header = (change: (all: Headers) => void): Fault =>
  inRequest((request, text) => {
    const all = new Headers(request.headers);
    change(all);
    return altered(request, { headers: all, text });
  });
const body = (change: (parsed: Body) => unknown): Fault =>
  inRequest((request, text) => {
    try {
      return altered(request, { text: text === '' ? '' : JSON.stringify(change(JSON.parse(text) as Body)) });
    } catch {
      return altered(request, { text });
    }
  });
const first = (search: URLSearchParams) => {
  for (const name of new Set(search.keys())) search.set(name, search.get(name) ?? '');
};

/** Faults of reading. */
export const requestFaults: Record<string, Fault> = {
  'credentials are not asked for': header((all) => all.set('x-auth-token', 't')),
  'the media type is not asked for': inRequest((request, text) => {
    const all = new Headers(request.headers);
    if (text !== '') all.set('content-type', 'application/json');
    return altered(request, { headers: all, text });
  }),
  'paths disregard case': path((pathname) => pathname.replace('DataSource', 'datasource')),
  'a slash at the end is accepted': path((pathname) => pathname.replace(/\/$/, '')),
  'a parameter that is given twice counts once': query(first),
  'an empty parameter is none': query((search) => {
    for (const [name, text] of [...search]) if (text === '') search.delete(name);
  }),
  'an unknown parameter is refused': inRequest((request, text) =>
    new URL(request.url).searchParams.has('colour')
      ? altered(request, { url: `${new URL(request.url).origin}/none`, text })
      : request,
  ),
  'limit 0 is 1': query((search) => search.get('limit') === '0' && search.set('limit', '1')),
  'a limit that is too large is the largest': query(
    (search) => Number(search.get('limit')) > 1000 && search.set('limit', '1000'),
  ),
  'the status filter wants upper case': query(
    (search) => /[a-z]/.test(search.get('status') ?? '') && search.set('status', 'NONE'),
  ),
  'unknown properties are dropped': body(({ name, dest_vpc_id, dest_network_id, ...rest }) => {
    const known = [
      'queues',
      'elastic_resource_pools',
      'routetable_id',
      'hosts',
      'tags',
      'cidr',
      'action',
      'projectId',
      'grant_project_id',
      'user_name',
      'privileges',
      'matches',
      'without_any_tag',
    ];
    const kept = Object.entries(rest).filter(([key]) => known.includes(key));
    return { ...{ name, dest_vpc_id, dest_network_id }, ...Object.fromEntries(kept) };
  }),
  'the older name of the project is dropped': body(({ grant_project_id: _, ...rest }) => rest),
  'the older name of the project wins': body(({ grant_project_id: older, ...rest }) =>
    older === undefined ? rest : { ...rest, projectId: older },
  ),
  'null stands for nothing': body((parsed) =>
    Array.isArray(parsed) || typeof parsed !== 'object' || parsed === null
      ? parsed
      : Object.fromEntries(Object.entries(parsed).filter(([, each]) => each !== null)),
  ),
  'names are trimmed': body((parsed) =>
    typeof parsed.name === 'string' ? { ...parsed, name: parsed.name.trim() } : parsed,
  ),
  'names are cut to their length': body((parsed) =>
    typeof parsed.name === 'string' ? { ...parsed, name: parsed.name.slice(0, 64) } : parsed,
  ),
  'numbers are taken for texts': body((parsed) =>
    typeof parsed.name === 'number' ? { ...parsed, name: String(parsed.name) } : parsed,
  ),
  'one queue needs no list': body((parsed) =>
    typeof parsed.queues === 'string' ? { ...parsed, queues: [parsed.queues] } : parsed,
  ),
  'the queue default can be bound': body((parsed) =>
    Array.isArray(parsed.queues)
      ? { ...parsed, queues: parsed.queues.map((each) => (each === 'default' ? 'default_' : each)) }
      : parsed,
  ),
  'an empty body is an empty object': inRequest((request, text) =>
    altered(request, { text: text === '' && request.method !== 'GET' && request.method !== 'DELETE' ? '{}' : text }),
  ),
  'bodies over a megabyte are refused': inRequest((request, text) =>
    altered(request, { text: text.length > 1_048_576 ? text.padEnd(12_582_913) : text }),
  ),
  'everything is answered with 500': () =>
    sound({
      newId: () => {
        throw new Error('out of identifiers');
      },
    }),
};
