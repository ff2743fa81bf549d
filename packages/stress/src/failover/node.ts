/** PostgreSQL servers on loopback ports, which can fail as machines do. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinaries, findUser } from '@dli-connections/lab/postgres/cluster';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import { freePort } from '@dli-connections/lab/program';
import { patiently } from '../patiently.ts';
import { childrenOf, startGuarded } from './guard.ts';

/** A server with files of its own. */
export interface PostgresNode {
  port: number;
  url: string;
  /** Kills all of its processes, as when a machine loses power. Its connections end at once. */
  kill: () => void;
  /** Stops all of its processes, as when a cable is cut: its connections stay, and nothing answers. */
  hang: () => void;
  /** Ends it, hung or not, and removes its files. */
  end: () => Promise<void>;
}

/** The programs of PostgreSQL, and the user that they run as. `undefined` if it is not installed. */
export function findPrograms(): Programs | undefined {
  const binaries = findBinaries();
  return binaries === undefined ? undefined : { binaries, user: findUser() };
}

export interface Programs {
  binaries: string;
  user: { uid?: number; gid?: number };
}

/** Runs a program of PostgreSQL to its end. */
export async function runProgram({ binaries, user }: Programs, name: string, args: string[]): Promise<void> {
  // The folder is readable for the other user, whatever this process's working directory is.
  await promisify(execFile)(`${binaries}/${name}`, args, { ...user, cwd: '/' });
}

/** Settings of a temporary server. Acknowledged writes survive a kill of its processes, but not of the machine. */
const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=200'];

/** Starts a server on files that are there, and waits until it answers. `folder` is removed at its end. */
export async function startNode({ binaries, user }: Programs, data: string, folder = data): Promise<PostgresNode> {
  const port = await freePort();
  const flags = ['-D', data, ...[`port=${port}`, ...settings].flatMap((each) => ['-c', each])];
  const { pid: main, end } = await startGuarded([`${binaries}/postgres`, ...flags], folder, user);
  const url = `postgres://dli@127.0.0.1:${port}/postgres`;
  await patiently(() => queryIn(url, 'SELECT'), 30_000).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const signal = (name: NodeJS.Signals) => {
    // Lists the children before their parent dies, and signals the parent first: once stopped it starts no others.
    const known = childrenOf(main);
    signalTo(main, name);
    for (const pid of new Set([...known, ...childrenOf(main)])) signalTo(pid, name);
  };
  return { port, url, kill: () => signal('SIGKILL'), hang: () => signal('SIGSTOP'), end };
}

function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // The process has ended since the search.
  }
}
