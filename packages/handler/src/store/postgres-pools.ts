import type { Pool } from 'pg';
import { type Driver, findWriter, type Writer } from './postgres-hosts.ts';

/** Connections to one database, in pools by purpose: waits in one pool hold up nothing in the others. */
export interface Pools {
  reads: Pool;
  /** Changes of single projects, which may wait for locks on these. */
  changes: Pool;
  /** Batches of creates and the write check, whose waits are short. */
  batches: Pool;
}

/** The database that takes writes, whichever that is. */
export interface Database {
  /** Connections to the database that took writes at the last lookup. */
  current(): Promise<Pools>;
  /** Looks the database up again before the next use, after connections of these pools broke or timed out. */
  suspect(pools: Pools): void;
  end(): Promise<void>;
}

/** The database among some addresses. Its pools are replaced once another one takes writes, as after a failover. */
export function createDatabase(
  pg: Driver,
  addresses: readonly string[],
  open: (address: string) => Pool,
  withinMs: number,
): Database {
  let used: { writer: Writer; pools: Pools } | undefined;
  let trusted = false;
  let finding: Promise<Pools> | undefined;

  async function find(): Promise<Pools> {
    const writer = await findWriter(pg, addresses, withinMs);
    if (used?.writer.address !== writer.address || used.writer.timeline !== writer.timeline) {
      // Each idle connection would cost another timeout; those in use end by themselves.
      if (used) endAll(used.pools).catch(() => {});
      const { address } = writer;
      used = { writer, pools: { reads: open(address), changes: open(address), batches: open(address) } };
    }
    trusted = true;
    return used.pools;
  }
  return {
    async current() {
      if (used && trusted) return used.pools;
      finding ??= find().finally(() => {
        finding = undefined;
      });
      return finding;
    },
    suspect(pools) {
      if (pools === used?.pools) trusted = false;
    },
    async end() {
      await finding?.catch(() => {});
      if (used) await endAll(used.pools);
    },
  };
}

async function endAll(pools: Pools): Promise<void> {
  await Promise.all([pools.reads, pools.changes, pools.batches].map((pool) => pool.end()));
}
