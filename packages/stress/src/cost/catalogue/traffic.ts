/** Traffic of a few clients, during which a probe is timed. */
import { heavy, hosts, idOf } from '../filled.ts';
import { call, connectionsOf, create, get, least } from '../http.ts';
import type { TargetName, WorstTraffic } from '../worst.ts';
import { bodies } from './bodies.ts';

const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];
const show = get(`${connectionsOf('empty')}/none`);
const showHosts = call('showEnhancedConnection', { project_id: 'heavy', connection_id: idOf('hosts') });
const large = JSON.stringify({ ...least, hosts: hosts(heavy) });
const largest = 12 * 1024 * 1024;

const turns = 'one client that is given all the turns';
const pool = 'requests that hold all there is of something';

/** Concurrent clients. */
export const traffic: readonly WorstTraffic[] = [
  {
    name: '8 parallel creates of 20,000 hosts',
    of: turns,
    clients: 8,
    make: (_, serial) => create(`p${serial % 2_000}`, Buffer.from(large)),
  },
  { name: '4 unread pipelines of 20,000 shows', of: turns, clients: 4, unread: true, make: () => repeat(show, 20_000) },
  { name: '64 unread pipelines of 300 shows', of: turns, clients: 64, unread: true, make: () => repeat(show, 300) },
  {
    name: '4 unread pipelines of 20,000 requests that are refused',
    of: turns,
    clients: 4,
    unread: true,
    make: () => repeat(get('/'), 20_000),
  },
  {
    name: '2 unread pipelines of 100 shows of 20,000 hosts',
    of: 'answers that wait for a client that does not take them',
    clients: 2,
    unread: true,
    on,
    make: () => repeat(showHosts, 100),
  },
  {
    name: '32 shows of 20,000 hosts at a time, unread',
    of: 'answers that wait for a client that does not take them',
    clients: 32,
    unread: true,
    on,
    make: () => showHosts,
  },
  {
    name: '12 lists of all of many at a time, unread',
    of: 'answers that wait for a client that does not take them',
    clients: 12,
    unread: true,
    on,
    make: () => get(`${connectionsOf('many')}?limit=0`),
  },
  {
    name: '12 searches of tags in use at a time',
    of: pool,
    clients: 12,
    on,
    make: () => call('listResourcesTags', { project_id: 'many' }),
  },
  {
    name: '12 searches that find nothing at a time',
    of: pool,
    clients: 12,
    on,
    make: () => get(`${connectionsOf('many')}?tags=none%3D&limit=1`),
  },
  {
    name: '4 parallel bodies of distinct names',
    of: turns,
    clients: 4,
    make: (random, serial) =>
      bodies.find(({ name }) => name === 'distinct names')?.make(largest, random, serial) ?? Buffer.alloc(0),
  },
];

const repeat = (request: Buffer, times: number) => Buffer.concat(Array.from({ length: times }, () => request));
