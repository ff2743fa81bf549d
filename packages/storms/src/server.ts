/** Reference servers as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));

/** A server that runs. */
export interface Server {
  url: string;
  /** From its start until it said that it listens, in milliseconds. */
  startMs: number;
  child: ChildProcess;
  /** Ends it with a signal, and resolves to its exit code once it is gone. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
}

/** Where a server keeps its data: `--data` and a file, or `--database` and an address. */
export type DataFlags = [flag: '--data' | '--database', place: string];

/** Starts a server on a free port; resolves once it listens. */
export async function startServer(data: DataFlags, ...flags: string[]): Promise<Server> {
  const started = performance.now();
  const args = [main, '--port', '0', '--log', 'off', ...data, ...flags];
  // What it says of a database that it lost is what is meant to happen here.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-10_000)));
  const end: Server['end'] = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return { url, startMs: performance.now() - started, child, end };
  }
  throw new Error(`the reference server did not start: ${errors}`);
}
