/**
 * Costs of worst inputs: `stress:cost [--quick] [--target sqlite|postgres|mock] [--groups
 * requests,bodies,holds,traffic,habits] [--only <text in a name or kind>] [--seed 1] [--search 300] [--out <file>]`.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { count, listOf, oneOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { quickFlag, seedFlag } from '../flags.ts';
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

const flags = [
  quickFlag,
  {
    flag: 'target',
    fallback: 'all',
    value: 'NAME',
    rule: oneOf(Object.keys(names)),
    meaning: 'sqlite, postgres, mock or all',
  },
  { flag: 'groups', fallback: groups.join(), value: 'GROUP,GROUP', rule: listOf(groups), meaning: 'kinds of inputs' },
  { flag: 'only', fallback: '', value: 'TEXT', meaning: 'only rows with this text in their name or kind' },
  seedFlag,
  {
    flag: 'search',
    fallback: '',
    value: 'COUNT',
    rule: count(1, 1_000_000),
    meaning: 'inputs to try in the search for a worse one',
  },
  { flag: 'out', fallback: '', value: 'FILE', meaning: 'also write the lines to this file' },
] as const;
const { text, has } = readArguments('cost', flags, 'Measures what the worst inputs cost the servers.');

const targets = names[text('target')];
if (!targets) throw new Error(`--target must be one of ${Object.keys(names).join(', ')}, not ${text('target')}`);

const chosen = text('groups').split(',');
const isGroup = (name: string): name is Group => groups.some((each) => each === name);
if (!chosen.every(isGroup)) throw new Error(`--groups must be of ${groups.join()}, not ${text('groups')}`);

// Exiting ends the servers and removes the files.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

if (text('out')) writeFileSync(text('out'), '');
const print = (line: string) => {
  console.log(line);
  if (text('out')) appendFileSync(text('out'), `${line}\n`);
};
const size = has('quick') ? quick : full;
print(heading);
const rows = await cost({
  ...size,
  targets,
  groups: chosen,
  seed: Number(text('seed')),
  searched: Number(text('search')) || size.searched,
  only: ({ name, of }) => `${name} ${of}`.includes(text('only')),
  tell: (row) => print(lineOf(row)),
});
print(`\n${barsOf(rows)}`);
