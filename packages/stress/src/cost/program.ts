import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Usage } from './agent.ts';

const agent = new URL('./agent.ts', import.meta.url).href;

const mains = {
  reference: fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference'))),
  mock: fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/mock'))),
};

/** A server in a process of its own, which tells what it uses. */
export interface Program {
  port: number;
  /** What it has used so far; rejects when it does not say so in time. */
  usage: (withinMs?: number) => Promise<Usage>;
  /** Its memory as the system sees it, also while it is busy, in bytes; 0 where the system has no `/proc`. */
  resident: () => number;
  /** Whether it is still there. */
  alive: () => boolean;
  /** Kills it, and resolves once it is gone. */
  kill: () => Promise<void>;
}

/** Starts a server on a free port; resolves once it listens. */
export async function startProgram(name: keyof typeof mains, args: readonly string[]): Promise<Program> {
  const all = ['--import', agent, mains[name], '--port', '0', ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('a process without pipes');
  let errors = '';
  stderr.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-10_000)));
  for await (const line of createInterface(stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    // What it logs from here on nobody reads.
    if (port) return programOf(child, Number(port));
  }
  throw new Error(`the ${name} did not start: ${errors}`);
}

function programOf(child: ChildProcess, port: number): Program {
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    port,
    async usage(withinMs = 60_000) {
      child.send('usage');
      const [usage] = await once(child, 'message', { signal: AbortSignal.timeout(withinMs) });
      return usage;
    },
    resident: () => memoryOf(child.pid, 'VmRSS'),
    alive,
    async kill() {
      if (!alive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** A line of what Linux tells of the memory of a process, in bytes; 0 where it tells nothing. */
export function memoryOf(pid: number | undefined, field: 'VmRSS' | 'RssAnon'): number {
  try {
    return (
      1_024 * Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    );
  } catch {
    return 0;
  }
}
