/** Calls behind pgbouncer: `stress:pooler [--quick] [--seed 1]`. */
import { readArguments } from '@dli-connections/lab/arguments';
import { messageOf } from '@dli-connections/lab/message';
import { runPooled } from './pooled.ts';

const values = readArguments('pooler', { quick: { type: 'boolean' }, seed: { type: 'string', default: '1' } });
const size = values.quick ? { projects: 8, calls: 15 } : { projects: 40, calls: 50 };

for (const mode of ['session', 'transaction'] as const) {
  console.log(`pgbouncer in ${mode} mode: two servers, ${size.projects} projects at once, seed ${values.seed}`);
  try {
    const report = await runPooled(mode, { ...size, seed: Number(values.seed) });
    if (!report) throw new Error('PostgreSQL or pgbouncer is not installed on this machine');
    const { calls, refused, open, wrong } = report;
    console.log(`  calls answered 503: ${refused} of ${calls} (${Math.round((100 * refused) / calls)} %)`);
    console.log(`  calls of which nothing is known: ${open}`);
    console.log(`  projects with wrong answers or wrong data: ${wrong.size} of ${size.projects}`);
    for (const message of [...wrong.values()].slice(0, 3))
      console.log(`    ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  } catch (error) {
    console.log(`  ${messageOf(error).trim()}`);
    process.exitCode = 1;
  }
}
