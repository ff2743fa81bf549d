/** Reference servers as processes of their own, on one PostgreSQL database. */
import { fileURLToPath } from 'node:url';
import type { Target } from '@dli-connections/contract';
import { startPrinting } from '@dli-connections/lab/program';

const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));

const startReference = (database: string) =>
  startPrinting({ args: [main, '--port', '0', '--log', 'off', '--database', database] });

/** Two processes on one database, and a target whose requests go to the one and the other in turn. */
export async function spawnPair(database: string): Promise<{ target: Target; close: () => Promise<void> }> {
  const pair = await Promise.all([startReference(database), startReference(database)]);
  let turn = 0;
  return {
    async target(request) {
      const { pathname, search } = new URL(request.url);
      const { url } = pair[turn++ % 2] as (typeof pair)[0]; // an array of two
      const { method, headers } = request;
      // In one piece, so that it declares its length, as the request here did.
      const body = request.body ? await request.arrayBuffer() : null;
      return fetch(url + pathname + search, { method, headers, body });
    },
    async close() {
      await Promise.all(pair.map(({ end }) => end()));
    },
  };
}
