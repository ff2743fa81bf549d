/** Traffic of a few clients, during which a probe is timed. */
import { heavy, hosts, idOf } from '../filled.ts';
import { call, connectionsOf, create, get, least, send } from '../http.ts';
import type { TargetName, WorstTraffic } from '../worst.ts';
import { bodies, pieces } from './bodies.ts';

const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];
const show = get(`${connectionsOf('empty')}/none`);
const showHosts = call('showEnhancedConnection', { project_id: 'heavy', connection_id: idOf('hosts') });
const large = Buffer.from(JSON.stringify({ ...least, hosts: hosts(heavy) }));
const largest = 12 * 1024 * 1024;

const turns = 'one client that starves the others';
const untaken = 'answers that wait for a client that does not read them';
const pool = 'requests that use up a resource';

const once = (request: Buffer) => () => request;
const pipeline = (times: number, request: Buffer) => () => Buffer.concat(Array.from({ length: times }, () => request));
const body =
  (named: string): WorstTraffic['make'] =>
  (random, serial) =>
    [...bodies, ...pieces].find(({ name }) => name === named)?.make(largest, random, serial) ?? Buffer.alloc(0);
const upgrade = get(`${connectionsOf('empty')}/none`, [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
]);
const asked = send('POST', connectionsOf('empty'), {}, [['Expect', '100-continue']]);

type Row = readonly [
  name: string,
  of: string,
  clients: number,
  make: WorstTraffic['make'],
  more?: Partial<WorstTraffic>,
];
const [unread, unreadOn] = [{ unread: true }, { unread: true, on }];
const listOf = (query: string) => get(`${connectionsOf('many')}?${query}`);

const rows: readonly Row[] = [
  ['8 parallel creates of 20,000 hosts', turns, 8, (_, serial) => create(`p${serial % 2_000}`, large)],
  ['4 unread pipelines of 20,000 shows', turns, 4, pipeline(20_000, show), unread],
  ['64 unread pipelines of 300 shows', turns, 64, pipeline(300, show), unread],
  ['4 unread pipelines of 20,000 requests that are refused', turns, 4, pipeline(20_000, get('/')), unread],
  ['2 unread pipelines of 100 shows of 20,000 hosts', untaken, 2, pipeline(100, showHosts), unreadOn],
  ['32 shows of 20,000 hosts at a time, unread', untaken, 32, once(showHosts), unreadOn],
  ['12 lists of all of many at a time, unread', untaken, 12, once(listOf('limit=0')), unreadOn],
  ['12 searches of tags in use at a time', pool, 12, once(call('listResourcesTags', { project_id: 'many' })), { on }],
  ['12 searches that find nothing at a time', pool, 12, once(listOf('tags=none%3D&limit=1')), { on }],
  ['4 parallel bodies of distinct names', turns, 4, body('distinct names')],
  ['8 parallel bodies in chunks of one byte', turns, 8, body('chunks of one byte')],
  ['4 unread pipelines of 20,000 upgrades', turns, 4, pipeline(20_000, upgrade), unread],
  ['4 unread pipelines of 20,000 bodies that wait to be asked for', turns, 4, pipeline(20_000, asked), unread],
  ['20 pipelines that are sent a byte at a time', turns, 20, pipeline(100, show), { trickled: true }],
];

/** Concurrent clients. */
export const traffic: readonly WorstTraffic[] = rows.map(([name, of, clients, make, more]) => ({
  ...{ name, of, clients, make, ...more },
}));
