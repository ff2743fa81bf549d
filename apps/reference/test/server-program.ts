/** The reference server as a program, for tests of its output and signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';
import { main } from './run.ts';

export const path = '/v2.0/p1/datasource/enhanced-connections';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs the program; `stdout` is its output so far. */
export function run(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args]);
  children.push(child);
  const program = { child, stdout: '', stderr: '', exit: once(child, 'exit') };
  child.stdout.on('data', (chunk) => (program.stdout += chunk));
  child.stderr.on('data', (chunk) => (program.stderr += chunk));
  return program;
}

/** Runs the program in memory, and waits until it listens. */
export async function start(...args: string[]) {
  const program = run('--memory', '-p', '0', ...args);
  for (;;) {
    const [url, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(program.stdout) ?? [];
    if (url) return Object.assign(program, { url, port: Number(port) });
    if (program.child.exitCode !== null) throw new Error(program.stderr);
    await sleep(5);
  }
}
