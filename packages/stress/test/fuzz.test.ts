/** Random requests, in short; `stress:fuzz` is the long form. */
import { expect, onTestFinished, test } from 'vitest';
import { loadCorpus } from '../src/fuzz/corpus.ts';
import { fuzz } from '../src/fuzz/fuzz.ts';
import { heapUsed } from '../src/fuzz/memory.ts';
import { signed } from '../src/fuzz/signed.ts';
import { fuzzWire } from '../src/fuzz/wire.ts';
import { startServer } from '../src/server.ts';
import { createFile } from './stores.ts';

const corpus = await loadCorpus();

test('every answer is a documented one, and a refused request changes nothing', async () => {
  const seeds = { part: 3_000, parts: 6 };
  const heaps: number[] = [];
  const statuses = new Set<number>();
  for (let part = 0; part < seeds.parts; part++) {
    for (const status of (await fuzz(corpus, 1 + part * seeds.part, seeds.part)).keys()) statuses.add(status);
    heaps.push(heapUsed());
  }
  // Requests of all kinds pass, so their effects are tested as well.
  expect([...statuses].sort()).toEqual([200, 201, 204, 400, 401, 404, 413]);
  const [warm = 0, end = 0] = [heaps[1], heaps.at(-1)];
  expect(end, `the heap was ${heaps.join(', ')} bytes`).toBeLessThan(warm * 1.2);
});

test('a signature covers this very request and is new', async () => {
  const statuses = await fuzz(corpus, 1, 1_000, signed);
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 401]));
});

test('requests that no client sends are answered or cut off, never carried out', async () => {
  const server = await startServer(createFile());
  onTestFinished(async () => void (await server.end('SIGKILL')));
  await fuzzWire(server.url, corpus, 1, 1_000);
  expect(await server.end('SIGTERM')).toBe(0);
});
