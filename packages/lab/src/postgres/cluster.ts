import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

/** A server of its own, with a database in it. */
export interface Cluster {
  url: string;
  /** The folder of its files. */
  folder: string;
  /** Its first process, whose children are the others. */
  pid: () => number;
  /** Kills its first process, as if the machine had failed, and waits until another answers in its place. */
  crash: () => Promise<void>;
  /** Shuts it down in order, until `resume`. */
  pause: () => Promise<void>;
  /** Starts it again, and waits until it answers. */
  resume: () => Promise<void>;
  /** Ends the server and removes its files. */
  stop: () => Promise<void>;
}

/** The folder of the newest server that is installed: Debian's are not in the PATH. */
export function findBinaries(): string | undefined {
  const versionOf = (folder: string) => Number(/\d+/.exec(folder)?.[0]);
  const packaged = globSync(['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin']);
  return [...packaged.sort((a, b) => versionOf(b) - versionOf(a)), ...(process.env.PATH ?? '').split(delimiter)].find(
    (folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** The user that a server runs as: PostgreSQL and pgbouncer refuse root. */
export function findUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      // No such user: tries the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as.');
}

/**
 * Ends with its standard input, even when the process at the other end is killed, and takes the files along. Syncs only if
 * that is measured, and never shuts down cleanly: the files are thrown away. A killed server is restarted until it starts,
 * because its leftover processes must end first. A paused one is not restarted.
 */
const script = `
  while [ ! -e "$2/stop" ]; do
    "$1/postgres" -D "$2/data" -c listen_addresses= -c unix_socket_directories="$2" -c fsync="$3" \\
      -c full_page_writes="$3" -c max_connections=200 </dev/null >>"$2/log" 2>&1
    sleep 0.1
    while [ -e "$2/pause" ] && [ ! -e "$2/stop" ]; do sleep 0.05; done
  done &
  read _
  touch "$2/stop"
  while kill -0 $! 2>/dev/null; do
    kill -QUIT "$(head -n 1 "$2/data/postmaster.pid" 2>/dev/null)" 2>/dev/null
    sleep 0.05
  done
  cd / && rm -rf "$2"`;

/** Starts a throw-away cluster, reached through a socket in a folder of its own; `undefined` if no server is installed. */
export async function startCluster({ durable = false } = {}): Promise<Cluster | undefined> {
  const binaries = findBinaries();
  if (!binaries) return undefined;
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), 'dli-pg-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const own = { ...user, cwd: folder };
  const forms = ['--username=dli', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...forms], { ...own, stdio: 'pipe' });

  // In its own session: an interrupt of the tests must not end the shell before it has cleaned up.
  const shell = spawn('/bin/sh', ['-c', script, 'sh', binaries, folder, durable ? 'on' : 'off'], {
    ...own,
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(shell, 'exit');
  const stop = async () => {
    shell.stdin?.end();
    await ended;
  };
  const url = `postgres://dli@/postgres?host=${encodeURIComponent(folder)}`;
  const answers = async () => {
    for (const deadline = Date.now() + 30_000; ; await setTimeout(50)) {
      const client = new Client(url);
      try {
        await client.connect();
        return await client.end();
      } catch (error) {
        if (Date.now() < deadline) continue;
        const log = readFileSync(join(folder, 'log'), 'utf8');
        await stop();
        throw new Error(`PostgreSQL in ${folder} does not start: ${error}\n${log}`);
      }
    }
  };
  const lock = join(folder, 'data', 'postmaster.pid');
  const pid = () => Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const kill = (signal: 'SIGKILL' | 'SIGINT') => process.kill(pid(), signal);
  const crash = () => {
    kill('SIGKILL');
    return answers();
  };
  const pausing = join(folder, 'pause');
  const pause = async () => {
    writeFileSync(pausing, '');
    // PostgreSQL's fast shutdown: sessions are ended, and their open transactions are rolled back.
    kill('SIGINT');
    while (existsSync(lock)) await setTimeout(20);
  };
  const resume = () => {
    rmSync(pausing);
    return answers();
  };
  await answers();
  return { url, folder, pid, crash, pause, resume, stop };
}
