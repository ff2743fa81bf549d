/** Failovers and delayed writes, in short; `stress:failover` is the long form. */
import { expect, test } from 'vitest';
import { failOver } from '../src/failover/fail.ts';
import { holdUp } from '../src/failover/stuck.ts';

/** A busy machine may be slow. Calls that wait for a lock would never be answered. */
const inTimeMs = 60_000;

test.for([
  ['killed', 'floating'],
  ['hangs', 'several hosts'],
] as const)(
  'what was acknowledged before the primary fails is there in the standby (%s; %s)',
  async ([how, address], { skip }) => {
    const report = await failOver({ how, address, beforeMs: 500, limitMs: 120_000 });
    if (!report) return skip('PostgreSQL is not installed');
    expect(report.acknowledged).toBeGreaterThan(8);
    expect(report.lost).toBe(0);
    expect(report.firstMs).toBeDefined();
  },
);

test('if creates of one project wait, others do not; if all wait, the server is not ready', async ({ skip }) => {
  const one = await holdUp('a row of one project is locked', { forMs: 3_000, inTimeMs });
  const all = await holdUp('the table of all projects is locked against writes', {
    forMs: 3_000,
    inTimeMs,
    untilUnready: true,
  });
  if (!one || !all) return skip('PostgreSQL is not installed');
  // Most, because the lock is never released. Without the server's time limits it would be none.
  expect(one.meanwhile.answered).toBeGreaterThan(one.meanwhile.sent / 2);
  expect(one.ready.answered).toBeGreaterThan(one.ready.sent / 2);
  expect(all.shows.answered).toBeGreaterThan(all.shows.sent / 2);
  expect(all.ready.answered).toBeLessThan(all.ready.sent);
});
