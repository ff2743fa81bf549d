/** Failovers and writes that are held up, in short; `storm:failover` is the long form. */
import { expect, test } from 'vitest';
import { failOver } from '../src/failover/fail.ts';

test('what was acknowledged before the primary is killed is there after the standby is promoted', async ({ skip }) => {
  const report = await failOver({ how: 'killed', address: 'floating', beforeMs: 500, limitMs: 30_000 });
  if (!report) return skip('PostgreSQL is not installed');
  expect(report.acknowledged).toBeGreaterThan(8);
  expect(report.lost).toBe(0);
  expect(report.firstMs).toBeDefined();
});
