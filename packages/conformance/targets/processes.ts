/** Reference servers as processes of their own, on one PostgreSQL database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Target } from '@dli-connections/contract';

const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));

/** Starts a reference server in a process; resolves to its address. */
async function spawnReference(database: string): Promise<{ child: ChildProcess; url: string }> {
  const args = [main, '--port', '0', '--log', 'off', '--database', database];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error('the reference server ended before it was there');
}

/** Two processes on one database, and a target whose requests go to the one and the other in turn. */
export async function spawnPair(database: string): Promise<{ target: Target; close: () => Promise<void> }> {
  const pair = await Promise.all([spawnReference(database), spawnReference(database)]);
  let turn = 0;
  return {
    async target(request) {
      const { pathname, search } = new URL(request.url);
      const { url } = pair[turn++ % 2] as (typeof pair)[0]; // an array of two
      const { method, headers } = request;
      // In one piece, so that its length is told as it was told here.
      const body = request.body ? await request.arrayBuffer() : null;
      return fetch(url + pathname + search, { method, headers, body });
    },
    async close() {
      await Promise.all(
        pair.map(async ({ child }) => {
          child.kill('SIGTERM');
          await once(child, 'exit');
        }),
      );
    },
  };
}
