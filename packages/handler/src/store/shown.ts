import { crc32 } from 'node:zlib';
import type { Connection as Body } from '@dli-connections/contract';
import { type Row, storable } from './engine.ts';
import { type Peers, peeringsOf, peersAt } from './peerings.ts';
import type { Connection, Facts, Route } from './store.ts';

/** The members that reads show of a connection, but its hosts. */
export interface Shown extends Peers, Pick<Facts, 'id' | 'name' | 'dest_vpc_id' | 'dest_network_id' | 'create_time'> {
  status: 'ACTIVE' | 'DELETED';
  isPrivis: boolean;
  ipv6_enable: boolean;
  routes: Route[];
}

/** The beginning of a connection as reads show it, before its hosts and the column `shown`. */
const beginning = '{"hosts":';
const checksumOfBeginning = crc32(beginning);

/** A connection `c` as reads show it from its `settled_time` on. */
export const settledText = `'${beginning}' || c.hosts || c.shown`;

/** The columns from which `textAt` makes the same at any time. */
export const shownColumns = 'c.id, c.settled_time, c.rest, c.checksum, c.shown, c.hosts';

/** The column `shown`: what follows the hosts once all peerings have ended as they will. */
export function shownText({ id, name, dest_vpc_id, dest_network_id, create_time, ...facts }: Facts): string {
  return textOf({
    id,
    name: storable(name),
    status: facts.delete_time === null ? 'ACTIVE' : 'DELETED',
    dest_vpc_id: storable(dest_vpc_id),
    dest_network_id: storable(dest_network_id),
    create_time,
    isPrivis: facts.grants.length === 0,
    // Whether a subnet has IPv6 is not known here.
    ipv6_enable: false,
    routes: facts.routes.map(({ name, cidr, create_time }) => ({ name, cidr, create_time })),
    ...peersAt(facts.peerings, Number.POSITIVE_INFINITY),
  });
}

function textOf(shown: Shown): string {
  return `,${JSON.stringify(shown).slice(1)}`;
}

/** What a column `shown` says. Only `textOf` writes it. */
export function readShown(text: string): Shown {
  return JSON.parse(`{${text.slice(1)}`);
}

/** The checksum of a text up to the end of its hosts, with which that of the whole text goes on: see `checksumOf`. */
export function hostsChecksumOf(hosts: Connection['hosts']): number {
  return crc32(hosts.text, checksumOfBeginning);
}

/** The checksum of the text that begins with hosts of a checksum. So a change of the rest need not read the hosts. */
export function checksumOf(shown: string, hostsChecksum: number): number {
  return crc32(shown, hostsChecksum);
}

/** Refuses to pass on what was changed in the database by something else, such as a disk. */
export function mustBeSound({ id }: Pick<Body, 'id'> | Row, isSound: boolean): void {
  if (!isSound) throw new Error(`what is stored of connection ${id} is damaged: it does not have its checksum`);
}

/**
 * Whether texts with commas between them are as they were stored, by the length and the checksum of each. Reading them as
 * JSON would find less and take twice as long.
 */
export function areSound(bytes: Uint8Array, checks: string): boolean {
  const numbers: number[] = JSON.parse(`[${checks}]`);
  let start = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    const end = start + (numbers[at] as number);
    if (crc32(bytes.subarray(start, end)) !== numbers[at + 1]) return false;
    start = end + 1;
  }
  return Math.max(0, start - 1) === bytes.length;
}

/** A row as reads show it at a time. */
export function textAt(row: Row, now: number): string {
  const shown = String(row.shown);
  const text = `${beginning}${row.hosts}${shown}`;
  mustBeSound(row, crc32(text) === row.checksum);
  if (now >= Number(row.settled_time)) return text;
  const members = readShown(shown);
  return `${beginning}${row.hosts}${textOf({ ...members, ...peersAt(peeringsOf(members, row), now) })}`;
}
