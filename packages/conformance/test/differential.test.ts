/**
 * One stream of requests, legal and not, goes to Prism's engine, our validators, and the handler on SQLite and on
 * PostgreSQL: they must agree. `DLI_DIFFERENTIAL` gives the number of requests, `DLI_TEST_SEED` another stream.
 */
import { randomInt } from 'node:crypto';
import { createHandler, openPostgresStore, openSqliteStore, type Store } from '@dli-connections/handler';
import { createSchema, postgres } from '@dli-connections/lab/postgres';
import { createMock } from '@dli-connections/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, type Disagreement } from '../grade/differential/compare.ts';
import { knownBy, loadDifferences } from '../grade/differential/known.ts';
import { streamOf } from '../grade/differential/stream.ts';
import { loadHints } from '../src/suite.ts';
import { bundle, contract, result } from './targets.ts';

const requests = Number(process.env.DLI_DIFFERENTIAL ?? 5000);
const { DLI_TEST_SEED = '1' } = process.env;
const seed = DLI_TEST_SEED === 'random' ? randomInt(2 ** 32) : Number(DLI_TEST_SEED);
/** From here on every entry of the list must have occurred. */
const long = 100_000;

const stores: Store[] = [];

/** A handler whose identifiers and times depend only on the number of requests. */
function handlerOn(store: Store) {
  stores.push(store);
  let [ids, time] = [0, 1_700_000_000_000];
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  return createHandler({ store, newId, now: () => ++time, onError: () => {} });
}

let schema: Awaited<ReturnType<typeof createSchema>> | undefined;
beforeAll(async () => {
  schema = postgres ? await createSchema() : undefined;
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await schema?.remove();
});

test('four agree on every request', { timeout: 3_600_000 }, async () => {
  const known = await loadDifferences();
  const occurred = new Map<string, number>();
  const unknown: Disagreement[] = [];
  const parties = {
    rules: { contract, result },
    mock: await createMock({ onError: () => {} }),
    sqlite: handlerOn(openSqliteStore(':memory:')),
    postgres: schema && handlerOn(await openPostgresStore(schema.url)),
  };
  const stream = streamOf(bundle, await loadHints(), seed);
  const seen = await compare(stream, requests, parties, (found) => {
    const entry = knownBy(known, found);
    if (entry) occurred.set(entry.reason, (occurred.get(entry.reason) ?? 0) + 1);
    else unknown.push(found);
  });
  const counts = [...occurred].map(([reason, count]) => `${count} times: ${reason}`);
  console.log(
    [
      `${requests} requests of seed ${seed}, ${seen.legal} legal, ${seen.refusedByState} of them refused by what was there; ${unknown.length} not explained`,
      ...counts,
    ].join('\n'),
  );
  expect(unknown.slice(0, 20), `seed ${seed}`).toEqual([]);
  expect(seen.legal, 'legal requests').toBeGreaterThan(requests / 5);
  if (requests >= long) expect(known.filter(({ reason }) => !occurred.has(reason))).toEqual([]);
});
