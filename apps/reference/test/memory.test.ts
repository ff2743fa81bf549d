/** The short form of `memory.ts`: counts the connections in memory at a time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler, openPostgresStore, openSqliteStore, type Store } from '@dli-connections/handler';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { expect, onTestFinished, test } from 'vitest';
import { writeState } from '../src/state/format.ts';
import { readState } from '../src/state/read.ts';
import { writeMany } from './many.ts';

const many = 3_000;
/** Memory of 100 connections of this kind, generously; all of them take ten times as much. */
const most = 256 * 1024;

const stores: [string, () => Promise<Store>][] = [['sqlite', async () => openSqliteStore(':memory:')]];
if (postgres) stores.push(['postgres', async () => openPostgresStore(await createPlace())]);

test.each(stores)(
  '%s: an import, a list of all and an export have a hundred connections in hand at a time',
  async (_, open) => {
    const folder = mkdtempSync(join(tmpdir(), 'dli-memory-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'state.json');
    await writeMany(file, 'p1', many);
    const store = await open();
    onTestFinished(() => store.close());

    const loaded: number[] = [];
    async function* noted<Item>(pieces: AsyncIterable<readonly Item[]>) {
      for await (const piece of pieces) {
        loaded.push(piece.length);
        yield piece;
      }
    }
    await readState({ ...store, load: (id, pieces, replace) => store.load(id, noted(pieces), replace) }, file);
    expect(loaded.reduce((sum, each) => sum + each)).toBe(many);
    expect(Math.max(...loaded)).toBe(100);

    const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections?limit=0';
    const answer = await createHandler({ store })(new Request(url, { headers: { 'x-auth-token': 't' } }));
    const chunks: number[] = [];
    let text = '';
    const write = (chunk: Uint8Array) => {
      chunks.push(chunk.length);
      text += Buffer.from(chunk).toString();
    };
    await answer.body?.pipeTo(new WritableStream({ write }));
    expect(JSON.parse(text)).toMatchObject({ count: many, connections: { length: many } });
    expect(text.length).toBeGreaterThan(10 * most);
    expect(Math.max(...chunks)).toBeLessThan(most);

    const written: number[] = [];
    await writeState(store, 'p1', async (more) => written.push(more.length));
    expect(Math.max(...written)).toBeLessThan(most);
  },
);
