import { crc32 } from 'node:zlib';
import type { Connection as Body } from '@dli-connections/contract';
import { peerAt } from '../bindings.ts';
import { type Row, storable } from './engine.ts';
import type { Connection, Facts, Peering, StoredRoute } from './store.ts';

/** The members of a connection that reads show, without its hosts. */
export interface Shown extends Required<Omit<Body, 'hosts'>> {
  routes: StoredRoute[];
}

/** The peers of both kinds, as reads show them. */
type Peers = Pick<Shown, 'available_queue_info' | 'elastic_resource_pools'>;

/** The facts of a connection that no read shows, in the column `rest`. */
export interface Rest extends Pick<Facts, 'routetable_id'> {
  /** The kinds of its peerings and when they were bound, in that order. */
  bound: [kind: Peering['kind'], bind_time: number][];
}

/** The beginning of a connection as reads show it, before its hosts and the column `shown`. */
const beginning = '{"hosts":';
const checksumOfBeginning = crc32(beginning);

/** A connection `c` as reads show it after its `settled_time`. */
export const settledText = `'${beginning}' || c.hosts || c.shown`;

/** The columns from which `textAt` makes the same at any time. */
export const shownColumns = 'c.id, c.settled_time, c.rest, c.checksum, c.shown, c.hosts';

/** The column `shown`: the text after the hosts, once all peerings are settled. */
export function shownText({ id, name, dest_vpc_id, dest_network_id, create_time, ...facts }: Facts): string {
  return textOf({
    id,
    name: storable(name),
    status: facts.delete_time === null ? 'ACTIVE' : 'DELETED',
    dest_vpc_id: storable(dest_vpc_id),
    dest_network_id: storable(dest_network_id),
    create_time,
    isPrivis: facts.grants.length === 0,
    // The IPv6 range of a subnet is not modelled.
    ipv6_enable: false,
    routes: facts.routes.map(({ name, cidr, create_time }) => ({ name, cidr, create_time })),
    ...peersAt(facts.peerings, Number.POSITIVE_INFINITY),
  });
}

function textOf(shown: Shown): string {
  return `,${JSON.stringify(shown).slice(1)}`;
}

/** The value of a column `shown`. Only `textOf` writes it. */
export function readShown(text: string): Shown {
  return JSON.parse(`{${text.slice(1)}`);
}

/**
 * The checksum up to the end of the hosts. The full checksum continues from it, so a change of the rest need not read the
 * hosts.
 */
export function hostsChecksumOf(hosts: Connection['hosts']): number {
  return crc32(hosts.text, checksumOfBeginning);
}

/** Throws for stored text that was corrupted, such as by a disk. */
export function mustBeSound({ id }: Pick<Body, 'id'> | Row, isSound: boolean): asserts isSound {
  if (!isSound) throw new Error(`the stored text of connection ${id} is damaged`);
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

const memberOf = { queue: 'available_queue_info', pool: 'elastic_resource_pools' } as const;

/** The peers as they are at a time. */
function peersAt(peerings: readonly Peering[], now: number): Peers {
  const peers: Peers = { available_queue_info: [], elastic_resource_pools: [] };
  for (const peering of peerings) peers[memberOf[peering.kind]].push(peerAt(peering, now));
  return peers;
}

/** The value of a column `rest`, which has no checksum. */
export function readRest(row: Row): Rest {
  const rest = parsed(String(row.rest));
  mustBeSound(row, rest !== undefined);
  return rest;
}

function parsed(text: string): Rest | undefined {
  try {
    const { routetable_id, bound } = JSON.parse(text);
    const isSound = bound.every(
      ([kind, time]: unknown[]) => Object.hasOwn(memberOf, String(kind)) && Number.isInteger(time),
    );
    return isSound && (routetable_id === null || typeof routetable_id === 'string')
      ? { routetable_id, bound }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The peerings of a row, from the peers that they end as, in the order in which they were bound. */
export function peeringsOf(peers: Peers, row: Row): Peering[] {
  const next = { queue: 0, pool: 0 };
  return readRest(row).bound.map(([kind, bind_time]) => {
    const peer = peers[memberOf[kind]][next[kind]++];
    mustBeSound(row, peer !== undefined);
    const { name, peer_id, update_time: ready_time, status, err_msg } = peer;
    return { kind, name, peer_id, bind_time, ready_time, failure: status === 'FAILED' ? err_msg : null };
  });
}
