import { beforeAll, describe, expect, it, test } from 'vitest';
import { base, edited, partsOf } from '../test/edit.ts';
import { gainLines, hitLines } from '../test/hit-lines.ts';
import { findHits } from '../test/hits.ts';
import type { Row } from '../test/table/row.ts';
import { table } from '../test/table.ts';
import { breakageOf } from './breakage.ts';
import { type Changes, compareBundles } from './changes.ts';
import { corrections } from './corrections.ts';
import type { Hits } from './review.ts';

const changesOf = new Map<Row, Changes>();
/** Not looked for where a row is breaking by its verdict already and names nobody. */
const hitsOf = new Map<Row, Hits>();

const documents = new Map(table.map((row) => [row, edited((draft) => row.edit(partsOf(draft), draft))]));

/** Redocly is spawned once per row, two at a time; tsc compiles all rows in one run. */
beforeAll(async () => {
  const queue = documents.entries();
  const compare = async () => {
    for (const [row, revision] of queue) changesOf.set(row, await compareBundles(base.document, revision));
  };
  await Promise.all([compare(), compare()]);
  const asked = table.filter((row) => row.hit || row.gain || row.verdict !== 'major');
  const hits = await findHits(
    asked.map((row) => ({ released: base.document, working: documents.get(row) ?? base.document })),
  );
  for (const [index, row] of asked.entries()) hitsOf.set(row, hits[index] as Hits);
}, 600_000);

const told = (row: Row) => changesOf.get(row) ?? expect.fail('the row was not compared');
const hit = (row: Row) => hitsOf.get(row) ?? expect.fail('the row was not compiled');

describe.each(table)('$change', (row) => {
  it(`is ${row.verdict}`, () => {
    const { impact = 'none', changes } = told(row);
    expect(impact, changes.map((change) => `${change.impact}: ${change.words}`).join('\n')).toBe(row.verdict);
  });

  it(row.correction ? `is corrected by ${row.correction}` : 'is as Redocly has it', () => {
    const decisive = told(row).changes.filter((change) => change.impact === row.verdict);
    const corrected = decisive.flatMap((change) => (change.correction ? change.rules : []));
    expect([...new Set(corrected)]).toEqual(row.correction ? [row.correction] : []);
  });

  if (row.verdict !== 'major') {
    it('breaks no caller', () => {
      expect(breakageOf(hit(row))).toEqual([]);
    });
  }

  const { hit: expected, gain } = row;
  if (expected) {
    it('hits those who are hit', () => {
      const lines = hitLines(hit(row));
      for (const part of expected) expect(lines).toContainEqual(expect.stringContaining(part));
      if (expected.length === 0) expect(lines).toEqual([]);
    });
  }

  if (gain) {
    it('gains what is gained', () => {
      expect(gainLines(hit(row))).toEqual(gain);
    });
  }
});

test('every correction has a row that needs it', () => {
  const used = new Set(table.map((row) => row.correction));
  expect(corrections.map((each) => each.id).filter((id) => !used.has(id))).toEqual([]);
});

test('the same contract has no changes', async () => {
  expect(await compareBundles(base.document, base.document)).toEqual({
    impact: undefined,
    changes: [],
    components: { added: [], removed: [] },
  });
});
