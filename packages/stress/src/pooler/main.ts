/** Calls behind pgbouncer: `stress:pooler [--quick] [--seed 1]`. */

import { messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { quickFlag, seedFlag } from '../flags.ts';
import { linesOf } from '../lives.ts';
import { runPooled } from './pooled.ts';

const { text, has } = readArguments('pooler', [quickFlag, seedFlag], 'Runs two servers behind pgbouncer.');
const seed = Number(text('seed'));
const size = has('quick') ? { projects: 8, calls: 15 } : { projects: 40, calls: 50 };

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
