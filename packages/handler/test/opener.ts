/** A thread that opens new files at once with others: all wait for each other before each file. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from '../src/index.ts';

const { files, threads, shared } = workerData as { files: string[]; threads: number; shared: SharedArrayBuffer };
const arrived = new Int32Array(shared);

const now = () => performance.timeOrigin + performance.now();

const problems: string[] = [];
for (const [at, file] of files.entries()) {
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  for (let here = 0; here < (at + 1) * threads; here = Atomics.load(arrived, 0)) Atomics.wait(arrived, 0, here);
  // Those that slept are awake at the next whole millisecond, and so are the others.
  for (const start = Math.floor(now()) + 2; now() < start; );
  try {
    await openSqliteStore(file).close();
  } catch (error) {
    problems.push(String(error));
  }
}
parentPort?.postMessage(problems);
