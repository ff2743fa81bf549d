/**
 * Costs of worst inputs: `stress:cost [--quick] [--target sqlite|postgres|mock] [--groups
 * requests,bodies,holds,traffic,habits] [--only <text in a name or kind>] [--seed 1] [--search 300] [--out <file>]`.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { count, listOf, oneOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { barsOf } from './bars.ts';
import { cost, full, type Group, groups, quick } from './cost.ts';
import { heading, lineOf } from './row.ts';
import type { TargetName } from './worst.ts';

const names: Readonly<Record<string, readonly TargetName[]>> = {
  all: ['SQLite', 'PostgreSQL', 'mock'],
  sqlite: ['SQLite'],
  postgres: ['PostgreSQL'],
  mock: ['mock'],
};

const flags = {
  quick: { type: 'boolean', default: false },
  target: { type: 'string', default: 'all', value: 'NAME', rule: oneOf(Object.keys(names)) },
  groups: { type: 'string', default: groups.join(), value: 'GROUP,GROUP', rule: listOf(groups) },
  only: { type: 'string', default: '', value: 'TEXT', meaning: 'only rows with this text in their name or kind' },
  seed: { type: 'string', default: '1', value: 'COUNT', rule: count(0, 4_294_967_295) },
  search: {
    type: 'string',
    value: 'COUNT',
    rule: count(1, 1_000_000),
    meaning: 'inputs to try in the search for a worse one',
  },
  out: { type: 'string', value: 'FILE', meaning: 'also write the lines to this file' },
} as const;
const values = readArguments('cost', flags, 'Measures what the worst inputs cost the servers.');

const targets = names[values.target];
if (!targets) throw new Error(`--target must be one of ${Object.keys(names).join(', ')}, not ${values.target}`);

const chosen = values.groups.split(',');
const isGroup = (name: string): name is Group => groups.some((each) => each === name);
if (!chosen.every(isGroup)) throw new Error(`--groups must be of ${groups.join()}, not ${values.groups}`);

// Exiting ends the servers and removes the files.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

if (values.out) writeFileSync(values.out, '');
const print = (line: string) => {
  console.log(line);
  if (values.out) appendFileSync(values.out, `${line}\n`);
};
const size = values.quick ? quick : full;
print(heading);
const rows = await cost({
  ...size,
  targets,
  groups: chosen,
  seed: Number(values.seed),
  searched: values.search === undefined ? size.searched : Number(values.search),
  only: ({ name, of }) => `${name} ${of}`.includes(values.only),
  tell: (row) => print(lineOf(row)),
});
print(`\n${barsOf(rows)}`);
