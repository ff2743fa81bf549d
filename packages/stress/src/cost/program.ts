import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { memoryOf } from '@dli-connections/lab/process';
import { main } from '../server.ts';
import type { Usage } from './agent.ts';

const agent = new URL('./agent.ts', import.meta.url).href;

const mains = {
  reference: main,
  mock: fileURLToPath(new URL('../dist/main.js', import.meta.resolve('@dli-connections/mock'))),
};

/** A server as a child process that reports its resource use. */
export interface CostProgram {
  port: number;
  /** Use since its start; rejects if the process does not report within the limit. */
  usage: (withinMs?: number) => Promise<Usage>;
  /** Memory by the system's count, also while the process is busy, in bytes; 0 without `/proc`. */
  resident: () => number;
  /** Returns true while the process runs. */
  alive: () => boolean;
  /** Kills it; resolves after it has ended. */
  kill: () => Promise<void>;
}

/** Starts a server on a free port; resolves once it listens. */
export async function startProgram(name: keyof typeof mains, args: readonly string[]): Promise<CostProgram> {
  const all = ['--import', agent, mains[name], '--port', '0', ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('a process without pipes');
  let errors = '';
  stderr.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-10_000)));
  for await (const line of createInterface(stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    // Later log output is dropped.
    if (port) return programOf(child, Number(port));
  }
  throw new Error(`the ${name} did not start: ${errors}`);
}

function programOf(child: ChildProcess, port: number): CostProgram {
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    port,
    async usage(withinMs = 60_000) {
      child.send('usage');
      const [usage] = await once(child, 'message', { signal: AbortSignal.timeout(withinMs) });
      return usage;
    },
    resident: () => memoryOf(child.pid ?? 0)?.now ?? 0,
    alive,
    async kill() {
      if (!alive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
