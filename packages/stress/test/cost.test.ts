/** What worst inputs of each kind cost, in short and without a probe; `stress:cost` is the long one. */
import { findBinaries } from '@dli-connections/lab/postgres/cluster';
import { describe, expect, test } from 'vitest';
import { overBar } from '../src/cost/bars.ts';
import { cost, type Group, quick } from '../src/cost/cost.ts';
import type { Row } from '../src/cost/row.ts';
import type { Named, TargetName } from '../src/cost/worst.ts';

/** A figure is compared with so many times its bar: a busy machine must not matter, and what is wrong is over it by far. */
const margin = 4;

/** Bodies are read by the same code on either store. */
const targets: readonly [target: TargetName, groups: readonly Group[]][] = [
  ['SQLite', ['requests', 'bodies', 'holds']],
  ['PostgreSQL', ['requests']],
  ['mock', ['requests', 'holds']],
];

describe.each(targets)('on %s', (target, groups) => {
  test('no input costs much more than what is easy', async ({ skip }) => {
    if (target === 'PostgreSQL' && !findBinaries()) return skip('PostgreSQL is not installed');
    // Two of each kind: what is wrong with a kind shows in each of it.
    const measured = new Map<string, number>();
    const only = ({ of }: Named) => {
      const count = (measured.get(of) ?? 0) + 1;
      measured.set(of, count);
      return count <= 2;
    };
    const over: string[] = [];
    const tell = (row: Row) => over.push(...overBar(row, margin).map((text) => `${row.name}: ${text}`));
    const rows = await cost({ ...quick, targets: [target], groups, seed: 1, only, tell });
    expect(rows.length).toBeGreaterThan(10);
    expect(over).toEqual([]);
  });
});
