/** Failovers, and writes that wait: `stress:failover [--quick] [--only killed|hangs|held]`. */

import { messageOf, oneOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { quickFlag } from '../flags.ts';
import { type Failover, failOver } from './fail.ts';
import { holders } from './holders.ts';
import type { Count } from './load.ts';
import { holdUp } from './stuck.ts';

const { text, has } = readArguments(
  'failover',
  [
    quickFlag,
    {
      flag: 'only',
      fallback: '',
      value: 'PART',
      meaning: 'run only this part: killed, hangs or held',
      rule: oneOf(['killed', 'hangs', 'held']),
    },
  ],
  'Ends or stops a primary during writes.',
);
const quick = has('quick');

const of = ({ sent, answered }: Count) => `${answered} of ${sent}`;

function noPostgres(): never {
  throw new Error('PostgreSQL is not installed on this machine');
}

async function failover(how: Failover['how'], address: Failover['address']): Promise<void> {
  console.log(`primary ${how === 'killed' ? 'killed' : 'hangs'}, standby promoted 2 s later, ${address}`);
  const options = { how, address, beforeMs: quick ? 500 : 3_000, limitMs: quick ? 12_000 : 75_000 };
  try {
    const { acknowledged, lost, firstMs, fresh, shows, ready } = (await failOver(options)) ?? noPostgres();
    const first = firstMs === undefined ? `none in ${options.limitMs / 1_000} s` : `${(firstMs / 1_000).toFixed(1)} s`;
    console.log(`  acknowledged writes lost: ${lost} of ${acknowledged}`);
    console.log(`  first create, counted from the failure: ${first}`);
    console.log(`  answered in 2 s until then: creates of new projects ${of(fresh)}, shows ${of(shows)}`);
    console.log(`  readyz 200 until then: ${of(ready)}`);
  } catch (error) {
    console.log(`  ${messageOf(error).trim()}`);
    process.exitCode = 1;
  }
}

async function held(holder: keyof typeof holders): Promise<void> {
  console.log(`writes are held up: ${holder}`);
  const { before, meanwhile, shows, ready } = (await holdUp(holder, { forMs: quick ? 4_000 : 15_000 })) ?? noPostgres();
  console.log(`  creates of other projects answered in 2 s: ${of(before)} before, ${of(meanwhile)} meanwhile`);
  console.log(`  meanwhile: shows answered in 2 s ${of(shows)}, readyz 200 ${of(ready)}`);
}

const only = (part: string) => text('only') === '' || text('only') === part;
for (const how of ['killed', 'hangs'] as const)
  if (only(how)) for (const address of ['floating', 'several hosts'] as const) await failover(how, address);
// The names of an object literal.
for (const holder of Object.keys(holders) as (keyof typeof holders)[]) if (only('held')) await held(holder);
