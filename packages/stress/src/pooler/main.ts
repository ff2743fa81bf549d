/** Calls behind pgbouncer: `stress:pooler [--quick] [--seed 1]`. */

import { count, messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { linesOf } from '../lives.ts';
import { runPooled } from './pooled.ts';

const values = readArguments(
  'pooler',
  { quick: { type: 'boolean' }, seed: { type: 'string', default: '1', value: 'COUNT', rule: count(0, 4_294_967_295) } },
  'Runs two servers behind pgbouncer.',
);
const seed = Number(values.seed);
const size = values.quick ? { projects: 8, calls: 15 } : { projects: 40, calls: 50 };

for (const mode of ['session', 'transaction'] as const) {
  console.log(`pgbouncer in ${mode} mode: two servers, ${size.projects} projects at once, seed ${seed}`);
  try {
    const report = await runPooled(mode, { ...size, seed });
    if (!report) throw new Error('PostgreSQL or pgbouncer is not installed on this machine');
    console.log(linesOf(report, { ...size, seed }).join('\n'));
  } catch (error) {
    console.log(`  ${messageOf(error).trim()}`);
    process.exitCode = 1;
  }
}
