/**
 * Costs of worst inputs: `stress:cost [--quick] [--target sqlite|postgres|mock] [--groups
 * requests,bodies,holds,traffic,habits] [--only <text in a name or kind>] [--seed 1] [--search 300] [--out <file>]`.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { readArguments } from '@dli-connections/command/arguments';
import { barsOf } from './bars.ts';
import { cost, full, type Group, groups, quick } from './cost.ts';
import { heading, lineOf } from './row.ts';
import type { TargetName } from './worst.ts';

const values = readArguments('cost', {
  quick: { type: 'boolean', default: false },
  target: { type: 'string', default: 'all' },
  groups: { type: 'string', default: groups.join() },
  only: { type: 'string', default: '' },
  seed: { type: 'string', default: '1' },
  search: { type: 'string' },
  out: { type: 'string' },
});

const names: Readonly<Record<string, readonly TargetName[]>> = {
  all: ['SQLite', 'PostgreSQL', 'mock'],
  sqlite: ['SQLite'],
  postgres: ['PostgreSQL'],
  mock: ['mock'],
};
const targets = names[values.target];
if (!targets) throw new Error(`--target must be one of ${Object.keys(names).join(', ')}, not ${values.target}`);

const chosen = values.groups.split(',');
const isGroup = (name: string): name is Group => (groups as readonly string[]).includes(name);
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
