/** A pgbouncer in front of a database. */
import { chownSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findUser } from '@dli-connections/lab/postgres/cluster';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import { freePort } from '@dli-connections/lab/program';
import { Client } from 'pg';
import { startGuarded } from '../failover/guard.ts';
import { patiently } from '../patiently.ts';

/** Time for which a client holds a database connection: as long as its own, or for one transaction. */
export type Mode = 'session' | 'transaction';

export interface Bouncer {
  url: string;
  stop: () => Promise<void>;
}

/** pgbouncer; Debian installs it outside a user's path. */
function findBouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file));
}

/** Starts pgbouncer; `undefined` if it is not installed. */
export async function startBouncer(database: string, mode: Mode): Promise<Bouncer | undefined> {
  const program = findBouncer();
  if (program === undefined) return undefined;
  const { host, user } = new Client(database);
  const folder = mkdtempSync(join(tmpdir(), 'dli-bouncer-'));
  const owner = findUser();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const settings = [
    '[databases]',
    `postgres = host=${host} user=${user} dbname=postgres`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    // In transaction mode, fewer than the connections of two servers, so that they have to share.
    `default_pool_size = ${mode === 'transaction' ? 5 : 40}`,
  ];
  writeFileSync(join(folder, 'pgbouncer.ini'), `${settings.join('\n')}\n`);
  const { end: stop } = await startGuarded([program, '-q', join(folder, 'pgbouncer.ini')], folder, owner);
  const url = `postgres://${user}@127.0.0.1:${port}/postgres`;
  try {
    await patiently(() => queryIn(url, 'SELECT'), 10_000);
    return { url, stop };
  } catch (cause) {
    await stop();
    throw new Error('pgbouncer does not answer', { cause });
  }
}
