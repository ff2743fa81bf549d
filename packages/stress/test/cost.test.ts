/** Costs of the worst inputs of each kind, in short and without a probe; `stress:cost` is the long form. */
import { findBinaries } from '@dli-connections/lab/postgres/cluster';
import { describe, expect, test } from 'vitest';
import { overBar } from '../src/cost/bars.ts';
import { cost, type Group, quick } from '../src/cost/cost.ts';
import type { CostRow } from '../src/cost/row.ts';
import type { Named, TargetName } from '../src/cost/worst.ts';

/**
 * Multiple of a bar that a figure may reach: a busy machine must not fail the test, and a real fault is far above it.
 */
const margin = 4;

/** Both stores share the code that reads bodies. */
const targets: readonly [target: TargetName, groups: readonly Group[]][] = [
  ['SQLite', ['requests', 'bodies', 'holds']],
  ['PostgreSQL', ['requests']],
  ['mock', ['requests', 'holds']],
];

describe.each(targets)('on %s', (target, groups) => {
  test('no input costs much more than an easy one', async ({ skip }) => {
    if (target === 'PostgreSQL' && !findBinaries()) return skip('PostgreSQL is not installed');
    // Two inputs of each kind, because a fault of a kind shows in all of its inputs.
    const measured = new Map<string, number>();
    const only = ({ of }: Named) => {
      const count = (measured.get(of) ?? 0) + 1;
      measured.set(of, count);
      return count <= 2;
    };
    const over: string[] = [];
    const tell = (row: CostRow) => over.push(...overBar(row, margin).map((text) => `${row.name}: ${text}`));
    const rows = await cost({ ...quick, targets: [target], groups, seed: 1, only, tell });
    expect(rows.length).toBeGreaterThan(10);
    expect(over).toEqual([]);
  });
});
