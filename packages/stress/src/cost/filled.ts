import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { main } from '../server.ts';

const run = promisify(execFile);

/** Items of one kind on a connection of the project `heavy`: 1,000 less than it may have, so that some can be added. */
export const heavy = 19_000;

/** Grants of each connection of that project that is one of a hundred. */
export const light = 400;

/** Connections with the tag `late`, the last ones in the order of creation. */
const late = 2_000;

const texts = { unique_name: true, dest_vpc_id: 'v', dest_network_id: 'n', routetable_id: null, delete_time: null };
const lists = { tags: [], peerings: [], routes: [], grants: [], hosts: [] };
const times = <Item>(count: number, item: (at: number) => Item) => Array.from({ length: count }, (_, at) => item(at));

/** The identifier of a named connection of the catalogue: a UUID, as `import` requires. */
export function idOf(name: string): string {
  const digits = Buffer.from(name).toString('hex').padEnd(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Connections of one kind, each with some tags, and shared with one other project. */
function* many(count: number): Generator<object> {
  for (let at = 0; at < count; at++) {
    const tags = [
      { key: 'all', value: 'same' },
      { key: 'team', value: `t${at % 50}` },
      { key: 'own', value: `o${at}` },
      // No connection has `half=h0` and `turn=t1`.
      { key: 'half', value: `h${at % 2}` },
      { key: 'turn', value: `t${at % 2}` },
      ...(at >= count - late ? [{ key: 'late', value: 'same' }] : []),
    ];
    const own = { id: idOf(`id-${at}`), name: `c${at}`, create_time: 1_700_000_000_000 + at };
    yield { ...texts, ...lists, ...own, tags, grants: [{ grantee: 'grantee' }] };
  }
}

/** Connections that have many items of one kind each, and a hundred that have none. */
function* few(): Generator<object> {
  const of = (id: string) => ({ ...texts, ...lists, id: idOf(id), name: id, create_time: 1_700_000_000_000 });
  const create_time = 1_700_000_000_000;
  const range = (at: number) => `10.${at >> 8}.${at & 255}.0/24`;
  yield { ...of('hosts'), hosts: hosts(heavy) };
  yield { ...of('routes'), routes: times(heavy, (at) => ({ name: `r${at}`, cidr: range(at), create_time })) };
  yield { ...of('peers'), peerings: times(heavy, (at) => peering(`q${at}`, create_time)) };
  for (let at = 0; at < 100; at++) yield { ...of(`shared${at}`), grants: grantees(light) };
  yield { ...of('grants'), grants: grantees(heavy) };
  for (let at = 0; at < 100; at++) yield of(`unshared${at}`);
}

const grantees = (count: number) => times(count, (at) => ({ grantee: `g${String(at).padStart(6, '0')}` }));

function peering(name: string, time: number) {
  return { kind: 'queue', name, peer_id: `peer-${name}`, bind_time: time, ready_time: time, failure: null };
}

/** Hosts of the longest legal form. */
export function hosts(count: number) {
  return times(count, (at) => ({
    name: `h${String(at).padStart(127, 'o')}`,
    ip: `192.168.1${10 + (at % 90)}.1${10 + (at % 90)}`,
  }));
}

/** Imports connections into a store with the reference server's `import` command. */
export async function fillStore(place: readonly string[], folder: string, connections: number): Promise<void> {
  for (const [project, lines] of [
    ['many', many(connections)],
    ['heavy', few()],
  ] as const) {
    const file = join(folder, `${project}.json`);
    await pipeline(Readable.from(textOf(project, lines)), createWriteStream(file));
    await run(process.execPath, [main, 'import', file, ...place]);
  }
}

function* textOf(project_id: string, lines: Iterable<object>): Generator<string> {
  yield `${JSON.stringify({ format: 'dli-connections state', version: 1, project_id, connections: [] }).slice(0, -2)}\n`;
  let before = '';
  for (const line of lines) {
    yield before + JSON.stringify(line);
    before = ',\n';
  }
  yield '\n]}\n';
}
