/** Concurrent users and abusers, in short and without waits; `stress:mix` is the long form. */
import { findBinaries } from '@dli-connections/lab/postgres/cluster';
import { expect, test } from 'vitest';
import type { TargetName } from '../src/cost/worst.ts';
import { mix } from '../src/mix/mix.ts';

/** Far above the need of a sound server, and far below one that leaks request bodies, in bytes. */
const most = 1024 * 1024 * 1024;

test.each<TargetName>(['SQLite', 'PostgreSQL'])('on %s nobody is answered 500, and memory stays', async (target) => {
  const report = await mix({
    ...{ target, ms: 4_000, connections: 500, mostBytes: 1024 * 1024, users: 3, abusers: 2, seed: 1 },
  });
  if (target === 'PostgreSQL' && !findBinaries()) return expect(report).toBeUndefined();
  expect(report?.failures).toEqual([]);
  expect(report?.done).toBeGreaterThan(0);
  expect(report?.answers.map(([status]) => status)).toEqual(expect.arrayContaining([200, 400]));
  expect(report?.memory.most).toBeLessThan(most);
});
