/**
 * Runs the kit on the reference server with many seeds, in each run with default options: no run may have a failure. The
 * last ones, `--loaded` of them, run while every core is kept busy.
 */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { askTarget, loadKit } from '../src/index.ts';
import { targets } from '../targets/targets.ts';

const flags = [
  { flag: 'first', fallback: '1', value: 'SEED', rule: count(0, 4_294_967_295), meaning: 'first seed' },
  { flag: 'last', fallback: '50', value: 'SEED', rule: count(0, 4_294_967_295), meaning: 'last seed' },
  {
    flag: 'loaded',
    fallback: '3',
    value: 'COUNT',
    rule: count(0, 1_000_000),
    meaning: 'last runs, in which every core is busy',
  },
] as const;
const { text } = readArguments('seeds', flags, 'Runs the kit on the reference server with many seeds.');
const [first, last, loaded] = [Number(text('first')), Number(text('last')), Number(text('loaded'))];
const kit = await loadKit();

/** Keeps every core busy until it is called off. */
function load(): () => Promise<unknown> {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker('for (;;);', { eval: true }));
  return () => Promise.all(workers.map((worker) => worker.terminate()));
}

let failed = 0;
for (let seed = first; seed <= last; seed++) {
  const isLoaded = seed > last - loaded;
  const unload = isLoaded ? load() : async () => {};
  const { target, asked, close } = await targets.reference();
  const options = { ...asked, likeReference: false, name: 'reference', target, seed, run: randomUUID() };
  const { report } = await askTarget(kit, options).finally(() => Promise.all([close(), unload()]));
  const faults = report.failures.map(({ name, faults }) => `\n  ${name}: ${faults.join('; ')}`).join('');
  console.log(
    `seed ${seed}${isLoaded ? ', loaded' : ''}: ${report.failures.length} of ${report.counts.passed} failed${faults}`,
  );
  failed += report.failures.length;
}
process.exit(failed > 0 ? 1 : 0);
