/** Reasons why writes wait. */

import type { Flat } from '@dli-connections/handler/test/request';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { Client } from 'pg';
import { startPair } from './pair.ts';

/** A database on which writes can be made to wait. */
interface Held {
  url: string;
  hold: () => Promise<void>;
  /** Releases the writes, and removes the database. */
  stop: () => Promise<void>;
}

/** A create of the held-up project, for holders that delay only one. */
export const stuck = { project_id: 'stuck', name: 'stuck', dest_vpc_id: 'v', dest_network_id: 'n' };

/** A database in which a transaction takes a lock and keeps it. */
async function lockedBy(sql: string): Promise<Held | undefined> {
  const cluster = await startCluster();
  if (!cluster) return undefined;
  const client = new Client(cluster.url);
  client.on('error', () => {});
  await client.connect();
  return {
    url: cluster.url,
    hold: async () => void (await client.query(`BEGIN; ${sql}`)),
    async stop() {
      await client.end();
      await cluster.stop();
    },
  };
}

/** A database whose standby, without which it acknowledges nothing, no longer answers. */
async function withoutStandby(): Promise<Held | undefined> {
  const pair = await startPair();
  return pair && { url: pair.primary.url, hold: async () => pair.standby.hang(), stop: pair.stop };
}

/** Ways to delay writes, each with the input of a create that is delayed. */
export const holders = {
  'a table that one project writes is locked': {
    open: () => lockedBy('LOCK TABLE tags IN ACCESS EXCLUSIVE MODE'),
    input: { tags: [{ key: 'k', value: 'v' }] },
  },
  // A create of the same name waits to learn whether it is still taken.
  'a row of one project is locked': {
    open: () => lockedBy(`DELETE FROM connections WHERE project_id = '${stuck.project_id}'`),
    input: { name: stuck.name },
  },
  'the table of all projects is locked against writes': {
    open: () => lockedBy('LOCK TABLE connections IN SHARE MODE'),
    input: {},
  },
  'the synchronous standby does not answer': { open: withoutStandby, input: {} },
} satisfies Record<string, { open: () => Promise<Held | undefined>; input: Flat }>;
