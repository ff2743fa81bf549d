/** Legal variants of the reference handler: no case may fail on any of them. */
import { createHash } from 'node:crypto';
import type { Body } from '../planted/make.ts';
import { sound } from '../planted/make.ts';
import {
  answering,
  inHeaders,
  inList,
  inText,
  inTimes,
  inValue,
  isObject,
  lacking,
  plain,
  refusal,
  upperCase,
  type Variant,
} from './make.ts';

const reversed = (list: unknown[]) => list.toReversed();

/** A fixed order that depends on the items, but has no visible rule. */
const shuffled = (list: unknown[]) => list.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Variants by their difference from the reference handler. */
export const legal: Record<string, Variant> = {
  'queues are in the opposite order': inList('available_queue_info', reversed),
  'queues are in no order': inList('available_queue_info', shuffled),
  'pools are in the opposite order': inList('elastic_resource_pools', reversed),
  'routes are in the opposite order': inList('routes', reversed),
  'routes are in no order': inList('routes', shuffled),
  'hosts are in the opposite order': inList('hosts', reversed),
  'privileges are in the opposite order': inList('privileges', reversed),
  'hosts are not sent': lacking('hosts'),
  'routes are not sent': lacking('routes'),
  'pools are not sent': lacking('elastic_resource_pools'),
  'whether it is private is not sent': lacking('isPrivis'),
  'whether it has IPv6 is not sent': lacking('ipv6_enable'),
  'details are not sent': lacking('resource_detail'),
  'the count of tags is not sent': inValue((body, _status, { url }) =>
    url.includes('/tags') ? without(body, 'count') : body,
  ),
  'hosts of what is deleted are gone': inValue((body) =>
    cleared(body, ({ status }) => status === 'DELETED', { hosts: [] }),
  ),
  'IPv6 is said to be there': inValue((body) =>
    cleared(body, ({ dest_vpc_id }) => dest_vpc_id !== undefined, { ipv6_enable: true }),
  ),
  'clocks show seconds': inTimes((time) => Math.floor(time / 1000) * 1000),
  'update times show seconds': inTimes((time, name) =>
    name === 'update_time' ? Math.floor(time / 1000) * 1000 : time,
  ),
  'creation times show seconds': inTimes((time, name) =>
    name === 'create_time' ? Math.ceil(time / 1000) * 1000 : time,
  ),
  'clocks show tenths': inTimes((time) => Math.floor(time / 100) * 100),
  'clocks are an hour slow': () => sound({ now: () => Date.now() - 3_600_000 }),
  'clocks are an hour fast': () => sound({ now: () => Date.now() + 3_600_000 }),
  'identifiers are in upper case': upperCase,
  'errors have a request_id': inValue((body, status) => (status >= 400 ? { ...body, request_id: 'r-1' } : body)),
  'another X-Request-Id than request_id': answering((text, { status, headers }) => {
    const own = plain(headers);
    own.set('x-request-id', 'of-the-gateway');
    const body = status >= 400 ? JSON.stringify({ ...JSON.parse(text), request_id: 'of-the-service' }) : text;
    return new Response(body, { status, headers: own });
  }),
  'JSON is indented': inText((text) => JSON.stringify(JSON.parse(text), null, 2)),
  'JSON has space around it': inText((text) => `\r\n ${text}\t\n`),
  'JSON is escaped': inText((text) =>
    text.replaceAll(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
  'slashes are escaped': inText((text) => text.replaceAll('/', '\\/')),
  'members are in another order': inText((text) =>
    JSON.stringify(JSON.parse(text), (_key, value) =>
      isObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
    ),
  ),
  'messages of success are empty': inValue((body, status) =>
    status < 400 && 'message' in body ? { ...body, message: '' } : body,
  ),
  'messages of success have other words': inValue((body, status) =>
    status < 400 && 'message' in body ? { ...body, message: 'OK' } : body,
  ),
  'errors are written in capitals': refusal((message) => message.toUpperCase()),
  'errors are written in other words': refusal((message) => {
    const names = message.match(/[A-Za-z_]\w*/g) ?? [];
    return `Please look at ${names.join(', ')} again!`;
  }),
  'errors name the field alone': refusal((message) => /[\w-]+(?= must)/.exec(message)?.[0] ?? message),
  'errors of unknown connections have other words': refusal((message) =>
    message.replace(/^Connection .* does not exist\.$/, 'No such connection.'),
  ),
  'answers have more fields': inValue((body, status) => (status < 400 ? { ...body, region: 'eu-de' } : body)),
  'answers have more headers': inHeaders((headers) => {
    for (const [name, value] of Object.entries({
      server: 'x',
      via: '1.1 y',
      'set-cookie': 'a=b',
      'cache-control': 'no-store',
      etag: '"1"',
    }))
      headers.set(name, value);
  }),
  'each answer has a header of its own': inHeaders((headers) => headers.set('x-trace-id', crypto.randomUUID())),
  'one answer in three has a header of its own': () => {
    let answers = 0;
    return inHeaders((headers) => {
      if (++answers % 3 === 0) headers.set('set-cookie', 'node=b');
    })();
  },
  'the media type has a charset': inHeaders((headers) => headers.set('content-type', 'application/json;charset=UTF-8')),
  'the media type is in capitals': inHeaders((headers) => headers.set('content-type', 'Application/JSON')),
  'names need not be unique': () => sound({ uniqueNames: false }),
  'peerings take a while': () => sound({ peeringMs: 30 }),
  'what is being created cannot be deleted': () => sound({ peeringMs: 30, scenario: { delete_while_creating: false } }),
};

function without(body: Body, name: string): Body {
  const { [name]: _, ...rest } = body;
  return rest;
}

/** A body in which the matching connections have other fields. */
function cleared(body: Body, isMeant: (connection: Body) => boolean, fields: Body): Body {
  const change = (each: Body) => (isMeant(each) ? { ...each, ...fields } : each);
  const { connections } = body;
  return Array.isArray(connections) ? { ...body, connections: connections.map(change) } : change(body);
}
