/** Requests that leave something behind. */
import { call, connectionsOf, get } from '../http.ts';
import type { TargetName, WorstHabit } from '../worst.ts';

const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];
const of = 'a table that grows with what callers send';

/** Requests that are sent many times. */
export const habits: readonly WorstHabit[] = [
  {
    name: 'projects with names of 14 KB, with throttling',
    of,
    on,
    times: 2_000,
    flags: ['scenario'],
    make: (_, serial) => get(connectionsOf(`${serial}`.padStart(14_000, 'p'))),
  },
  {
    name: 'filters that each have a statement of their own',
    of,
    on,
    times: 400,
    make: (_, serial) =>
      call(
        'listResourcesByTags',
        {},
        {
          tags: Array.from({ length: 1 + (Math.floor(serial / 20) % 3) }, (_, key) => ({
            key: `k${key}`,
            values: Array.from({ length: key === 0 ? serial % 20 : 1 }, (_, at) => `v${at}`),
          })),
          ...(serial % 2 ? { matches: [{ key: 'resource_name', value: 'x' }] } : {}),
        },
      ),
  },
  {
    name: 'distinct names of requests, logged to nobody',
    of,
    on,
    times: 20_000,
    flags: ['log'],
    make: (_, serial) => get(connectionsOf('empty'), [['X-Request-Id', `${serial}`.padStart(128, 'i')]]),
  },
  {
    name: 'unknown paths',
    of,
    times: 5_000,
    make: (_, serial) => get(`/${String(serial).padStart(8_000, 'p')}`),
  },
  {
    name: 'distinct filters of one form',
    of,
    times: 2_000,
    make: (_, serial) => get(`${connectionsOf('empty')}?tags=${String(serial).padStart(7_000, 'k')}%3D`),
  },
  {
    name: 'made-up answers of distinct seeds',
    of,
    on: ['mock'],
    times: 500,
    make: (_, serial) =>
      get(connectionsOf('empty'), [['Prefer', `dynamic=true, seed=${String(serial).padStart(10_000, 's')}`]]),
  },
];
