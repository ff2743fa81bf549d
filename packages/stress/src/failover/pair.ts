/** A primary and a synchronous standby. */
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import { patiently } from '../patiently.ts';
import { findPrograms, type PostgresNode, runProgram, startNode } from './node.ts';

/** Two servers. The second has everything that the first acknowledges. */
export interface PrimaryPair {
  primary: PostgresNode;
  standby: PostgresNode;
  /** Promotes the standby. */
  promote: () => Promise<void>;
  /** Ends both and removes their files. */
  stop: () => Promise<void>;
}

/** Makes and starts a pair; `undefined` where PostgreSQL is not installed. */
export async function startPair(): Promise<PrimaryPair | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'dli-pair-'));
  const { uid, gid } = programs.user;
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const nodes: PostgresNode[] = [];
  const stop = async () => {
    // Removing the first one also removes the common folder.
    for (const node of nodes.toReversed()) await node.end();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (...place: [data: string, folder?: string]) => {
    const node = await startNode(programs, ...place);
    nodes.push(node);
    return node;
  };
  try {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const forms = ['--username=dli', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await runProgram(programs, 'initdb', ['-D', first, ...forms]);
    const primary = await start(first, folder);
    await runProgram(programs, 'pg_basebackup', ['-D', second, '-R', '-X', 'stream', '-c', 'fast', '-d', primary.url]);
    const standby = await start(second);
    // After the copy, so that the promoted standby needs no standby of its own.
    await queryIn(primary.url, `ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await queryIn(primary.url, `ALTER SYSTEM SET synchronous_commit = 'remote_apply'`);
    await queryIn(primary.url, 'SELECT pg_reload_conf()');
    await patiently(() => mustBeSynchronous(primary.url), 30_000);
    const promote = async () => void (await queryIn(standby.url, 'SELECT pg_promote()'));
    return { primary, standby, promote, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function mustBeSynchronous(url: string): Promise<void> {
  const states = await queryIn(url, `SELECT FROM pg_stat_replication WHERE sync_state = 'sync'`);
  if (states.length === 0) throw new Error('the standby does not become synchronous');
}
