/** Races, in short; `stress:race` is the long form. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSchema, postgres } from '@dli-connections/lab/postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contend, race } from '../src/race/race.ts';
import { type DataFlags, startServer } from '../src/server.ts';

const stores: [store: string, create: () => Promise<{ data: DataFlags; remove: () => unknown }>][] = [
  [
    'SQLite',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dli-stress-'));
      return { data: ['--data', join(folder, 'data.sqlite')], remove: () => rmSync(folder, { recursive: true }) };
    },
  ],
];
if (postgres) {
  stores.push([
    'PostgreSQL',
    async () => {
      const { url, remove } = await createSchema();
      return { data: ['--database', url], remove };
    },
  ]);
}

/** Two processes on one new store. Both end with the test. */
async function startPair(create: (typeof stores)[0][1]): Promise<[string, string]> {
  const { data, remove } = await create();
  onTestFinished(async () => void (await remove()));
  const [one, other] = await Promise.all([startServer(data), startServer(data)]);
  onTestFinished(async () => void (await Promise.all([one.end('SIGKILL'), other.end('SIGKILL')])));
  return [one.url, other.url];
}

describe.each(stores)('two processes on one %s', (_, create) => {
  test('keep one name for one of 64 creators, and are explained by some order of the calls', async () => {
    const urls = await startPair(create);
    expect(await contend(urls, 'p', 64)).toEqual({ made: 1, refused: 63, found: 1 });
    for (let seed = 1; seed <= 20; seed++) {
      const { history, explained } = await race(urls, seed);
      expect(explained, `no order explains seed ${seed}: ${JSON.stringify(history, null, 1)}`).toBe(true);
    }
  });
});
