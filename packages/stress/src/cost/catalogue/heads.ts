/** Requests with large headers. */
import { connectionsOf, type Fields, fill, get, head, send } from '../http.ts';
import type { WorstRequest } from '../worst.ts';

const list = connectionsOf('empty');
const times = (count: number, field: (at: number) => readonly [string, string]): Fields =>
  Array.from({ length: count }, (_, at) => field(at));
const long = 'x'.repeat(15_500);

const of = 'work for each header, or for two of them';
const fields = (name: string, make: () => Fields, credentials?: Fields): WorstRequest => ({
  name,
  of,
  make: () => get(list, make(), credentials),
});

const signature = 'f'.repeat(64);
const signed = (names: string): Fields => [
  ['X-Sdk-Date', new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')],
  ['Authorization', `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${names}, Signature=${signature}`],
];

/** Headers of every form. */
export const heads: readonly WorstRequest[] = [
  fields('many headers', () => times(1_000, (at) => [at.toString(36), ''])),
  fields('one header, repeated', () => times(1_500, () => ['a', ''])),
  fields('one long header', () => [['X', long]]),
  fields('a long token', () => [], [['X-Auth-Token', long]]),
  fields('a long name of the request', () => [['X-Request-Id', long]]),
  fields('a malformed Authorization', () => [], [['Authorization', long]]),
  fields('an Authorization of commas', () => [], [['Authorization', `SDK-HMAC-SHA256 Access=${','.repeat(15_000)}`]]),
  fields(
    'many signed headers',
    () => [],
    signed(`${fill(14_500, (at) => `a${String(at).padStart(5, '0')}`, ';')};x-sdk-date`),
  ),
  fields('one signed header, repeated', () => [], signed(fill(14_500, () => 'a', ';'))),
  fields('cookies', () => [['Cookie', fill(15_000, (at) => `${at.toString(36)}=`, '; ')]]),
  fields('what is accepted', () => [['Accept', fill(15_000, (at) => `a/${at.toString(36)}`, ',')]]),
  fields('options of the connection', () => [['Connection', fill(15_000, () => 'keep-alive', ',')]]),
  {
    name: 'a media type with many parameters',
    of,
    make: () => send('POST', list, {}, [['Content-Type', `application/json${';a=b'.repeat(3_500)}`]], undefined),
  },
  { name: 'an unknown method', of, make: () => head('PROPFIND', `${list}?${long}`) },
];

const prefer = (name: string, value: () => string): WorstRequest => ({
  name,
  of: 'an answer that is made to order',
  on: ['mock'],
  make: () => get(list, [['Prefer', value()]]),
});

/** Requests that steer the mock by `Prefer`. */
export const preferences: readonly WorstRequest[] = [
  prefer('many preferences', () => fill(15_000, (at) => `${at.toString(36)}=`, ',')),
  prefer('a made-up answer', () => 'dynamic=true'),
  prefer('a made-up answer of a long seed', () => `dynamic=true, seed=${'s'.repeat(15_000)}`),
  prefer('an undocumented code', () => `code=${'9'.repeat(15_000)}`),
  prefer('an unknown example', () => `example=${long}`),
  prefer('quotes', () => `seed=${'"'.repeat(15_000)}`),
  ...['', '/x', '/x/privileges'].map(
    (rest): WorstRequest => ({
      name: `a made-up answer of GET …${rest}`,
      of: 'an answer that is made to order',
      on: ['mock'],
      make: () => get(`${list}${rest}`, [['Prefer', 'dynamic=true']]),
    }),
  ),
];
