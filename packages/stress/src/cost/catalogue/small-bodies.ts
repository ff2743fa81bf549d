/** Requests of up to 16 KiB with a body. In bodies this small every violation is reported. */
import { call, create, fill, least } from '../http.ts';
import type { WorstRequest } from '../worst.ts';

const times = <Item>(count: number, item: (at: number) => Item) => Array.from({ length: count }, (_, at) => item(at));

const most = 15_800;
const known = JSON.stringify(least).slice(0, -1);
const listed = (list: string, item: string | ((at: number) => string)) => () =>
  `${known},"${list}":[${fill(most - 200, typeof item === 'string' ? () => item : item, ',')}]}`;
const created = (fields: object) => () => JSON.stringify({ ...least, ...fields });
const member = (at: number) => `"${at.toString(36)}":1`;

/** Bodies that are refused. */
export const smallBodies: readonly WorstRequest[] = (
  [
    ['hosts that are numbers', listed('hosts', '1')],
    ['hosts with names that break two rules', listed('hosts', '{"name":"","ip":""}')],
    ['hosts with unknown properties', listed('hosts', (at) => `{${member(at)}}`)],
    ['one host with unknown properties', () => `{"hosts":[{${fill(most - 30, member, ',')}}]}`],
    ['unknown properties', () => `{${fill(most - 2, member, ',')}}`],
    ['queues with invalid names', listed('queues', '"-"')],
    ['queues that are empty', listed('queues', '""')],
    ['tags that are numbers', listed('tags', '1')],
    ['arrays inside each other', () => `${'['.repeat(most / 2)}${']'.repeat(most / 2)}`],
    ['objects inside each other', () => `${'{"a":'.repeat(most / 6)}1${'}'.repeat(most / 6)}`],
    ['a name that is too long', created({ name: 'a'.repeat(most - 100) })],
    ['a key of a tag that ends in a space', created({ tags: [{ key: 'a '.repeat(7_000), value: '' }] })],
    [
      'keys of tags as long as they may be that end in a space',
      created({ tags: times(20, () => ({ key: `${'ä'.repeat(127)} `, value: '!'.repeat(255) })) }),
    ],
    ['addresses that are almost some', listed('hosts', '{"ip":"255.255.255.256"}')],
    ['escapes of text that is not stored', created({ queues: ['\0', ...times(2_000, () => 'a')] })],
    ['numbers with many digits', () => `{"name":${'9'.repeat(most - 20)}}`],
  ] satisfies [name: string, text: () => string][]
).map(([name, text]) => ({
  name,
  of: 'a list of all violations, of which the first five are reported',
  make: () => create('empty', Buffer.from(text())),
}));

const put = (name: string, of: string, make: WorstRequest['make']): WorstRequest => ({ name, of, make });
const condition = 'a plan that grows with the conditions of a filter';
const named = 'a look-up for each name of a request';

/** Small, legal bodies. */
export const searches: readonly WorstRequest[] = [
  ...(['listResourcesByTags', 'countResourcesByTags'] as const).map((operation) =>
    // Another number of values is another statement, which is not prepared yet.
    put(`${operation} of 20 tags with up to 20 values`, condition, (_, serial) =>
      call(
        operation,
        {},
        {
          tags: times(20, (key) => ({
            key: `k${key}`,
            values: times(20 - ((serial >> key) % 2), (at) => `value-${key}-${at}`),
          })),
        },
      ),
    ),
  ),
  put('a filter by one tag, 20 times', condition, () =>
    call('listResourcesByTags', {}, { tags: times(20, () => ({ key: 'k', values: [] })) }),
  ),
  put('100 unknown objects', named, () =>
    call(
      'runAuthorizationAction',
      {},
      {
        projectId: 'other',
        action: 'grant',
        privileges: times(100, (at) => ({
          object: `edsconnections.${String(at).padStart(60, 'i')}`,
          privileges: ['BIND_QUEUE'],
        })),
      },
    ),
  ),
  put('1,000 queues for an unknown connection', named, () =>
    call('associateQueueToEnhancedConnection', {}, { queues: times(1_000, (at) => `q${at}`) }),
  ),
];
