/**
 * Mixed traffic with worst inputs: `stress:mix [--target sqlite|postgres] [--minutes 20] [--seed 1]`. Exits 1 if a bar
 * is missed.
 */
import { oneOf, positive } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import type { TargetName } from '../cost/worst.ts';
import { seedFlag } from '../flags.ts';
import { mebibytes, mix } from './mix.ts';

const names: Readonly<Record<string, TargetName>> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };
const { text } = readArguments(
  'mix',
  [
    {
      flag: 'target',
      fallback: 'sqlite',
      value: 'STORE',
      rule: oneOf(Object.keys(names)),
      meaning: 'sqlite or postgres',
    },
    { flag: 'minutes', fallback: '20', value: 'COUNT', rule: positive, meaning: 'duration' },
    seedFlag,
  ],
  'Mixes usual traffic with worst inputs.',
);
const target = names[text('target')];
if (!target) throw new Error('the rule of --target let another one pass');

/** A quiet caller's p99 during the traffic, relative to its p99 alone, as for parallel creates: see `cost/bars.ts`. */
const waitBar = 30;
/** Largest ratio of memory at the end to memory of the warm server. */
const growthBar = 1.25;

// Exiting ends the servers and removes the files.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const report = await mix({
  target,
  ms: Number(text('minutes')) * 60_000,
  connections: 100_000,
  mostBytes: 12 * 1024 * 1024 - 1_024,
  users: 4,
  abusers: 2,
  seed: Number(text('seed')),
  progress: (line) => console.log(line),
});
if (!report) throw new Error(`${target} is not installed`);
const { done, answers, failures, memory, quiet, beside } = report;
const [wait, growth] = [beside.p99 / quiet.p99, memory.late / memory.early];
const isWithin = (value: number, bar: number) =>
  `${value.toPrecision(3)}, at most ${bar}: ${value <= bar ? 'holds' : 'MISSED'}`;
console.log(`answers on ${target}: ${answers.map(([status, count]) => `${count} × ${status}`).join(', ')}`);
console.log(`calls of users that were carried out: ${done}`);
console.log(`5xx that is not 503, or no answer: ${failures.length === 0 ? 'none' : failures.join('\n  ')}`);
console.log(
  `memory, late to early: ${isWithin(growth, growthBar)} (${mebibytes(memory.early)}, ${mebibytes(memory.late)}; most ${mebibytes(memory.most)})`,
);
console.log(
  `p99 of a quiet caller, to alone: ${isWithin(wait, waitBar)} (${beside.p99.toFixed(1)} ms, ${quiet.p99.toFixed(1)} ms)`,
);
if (failures.length > 0 || wait > waitBar || growth > growthBar) process.exitCode = 1;
