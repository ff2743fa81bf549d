/** Made-up requests, many of them: `stress:fuzz [--requests 1000000] [--seed 1]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { memoryOf } from '@dli-connections/lab/process';
import { seedFlag } from '../flags.ts';
import { startServer } from '../server.ts';
import { loadCorpus } from './corpus.ts';
import { type FuzzTally, fuzz } from './fuzz.ts';
import { heapUsed } from './memory.ts';
import { signed } from './signed.ts';
import { fuzzWire } from './wire.ts';

const { text } = readArguments(
  'fuzz',
  [
    {
      flag: 'requests',
      fallback: '1000000',
      value: 'COUNT',
      rule: count(1, 1_000_000_000),
      meaning: 'number of requests',
    },
    seedFlag,
  ],
  'Sends random requests.',
);
const [requests, seed] = [Number(text('requests')), Number(text('seed'))];
/** Number of parts, each followed by a memory measurement. */
const parts = 20;
/** Percentages of signed requests and of requests over a socket. */
const shares = { signed: 5, wire: 5 };

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

const corpus = await loadCorpus();
const folder = mkdtempSync(join(tmpdir(), 'dli-stress-'));
const server = await startServer(['--data', join(folder, 'data.sqlite')]);
const heaps: number[] = [];
const statuses: FuzzTally = new Map();
try {
  const each = Math.ceil(requests / parts);
  let silent = 0;
  for (let part = 0; part < parts; part++) {
    const from = seed + part * each;
    const partOf = (share: number) => Math.ceil((each * share) / 100);
    const [ofSigned, ofWire] = [partOf(shares.signed), partOf(shares.wire)];
    for (const tally of [
      await fuzz(corpus, from, each - ofSigned - ofWire),
      await fuzz(corpus, from, ofSigned, signed),
    ])
      for (const [status, count] of tally) statuses.set(status, (statuses.get(status) ?? 0) + count);
    silent += await fuzzWire(server.url, corpus, from, ofWire);
    heaps.push(heapUsed());
    const resident = memoryOf(server.pid)?.now;
    console.log(
      `${(part + 1) * each} requests, heap ${megabytes(heaps.at(-1) ?? 0)}, server ${megabytes(resident ?? Number.NaN)}`,
    );
  }
  // After the first part all caches are warm. Between parts the heap varies by a tenth, because V8 drops compiled code that
  // has not run lately. A leak raises the highest measurement, too.
  const [warm, end] = [Math.max(...heaps.slice(1, 6)), Math.max(...heaps.slice(-5))];
  console.log(
    `answered: ${[...statuses]
      .sort()
      .map(([status, count]) => `${count} with ${status}`)
      .join(', ')}`,
  );
  console.log(
    `over sockets: ${Math.ceil((each * shares.wire) / 100) * parts}, ${silent} of them had no answer before they were given up`,
  );
  console.log(`heap once warm ${megabytes(warm)}, at the end ${megabytes(end)}`);
  if (end > warm * 1.1) throw new Error('the memory in use has grown');
  if ((await server.end('SIGTERM')) !== 0) throw new Error('the server did not stop in order');
} finally {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
}
