/** Reference servers as child processes. */
import { fileURLToPath } from 'node:url';
import { type Running, startPrinting } from '@dli-connections/lab/program';

/** The program as `build` bundles it, which starts in a quarter of the time of its sources. */
export const main = fileURLToPath(new URL('../dist/main.cjs', import.meta.resolve('@dli-connections/reference')));

/** Location of a server's data: `--data` and a file, or `--database` and an address. */
export type DataFlags = [flag: '--data' | '--database', place: string];

/** Starts a server on a free port; resolves once it listens. */
export async function startServer(data: DataFlags, ...flags: string[]): Promise<Running> {
  const running = await startPrinting({ args: [main, '--port', '0', '--log', 'off', ...data, ...flags] });
  // An answer of 503 or 500 has no reason in it; the server reports it here.
  running.child.stderr?.on('data', (chunk) => process.stderr.write(chunk));
  return running;
}
