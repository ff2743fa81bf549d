import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createApi, place } from '../../test/api.ts';
import { connectionOf } from '../../test/connection.ts';
import { folder, listed, shownIn } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';
import { applicationId } from './sqlite-file.ts';
import { StoreError } from './store.ts';

test('the journal is a write-ahead log', async () => {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  const other = new DatabaseSync(file);
  expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  other.close();
  await store.close();
});

test('a file that is not a database, and one of a newer version, are refused by name', () => {
  const file = join(folder(), 'data.sqlite');
  writeFileSync(file, 'this is not a database, but long enough to be taken for the header of one'.repeat(20));
  expect(() => openSqliteStore(file)).toThrow(StoreError);
  expect(() => openSqliteStore(file)).toThrow(file);

  const newer = join(folder(), 'newer.sqlite');
  const database = new DatabaseSync(newer);
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1000`);
  database.close();
  const bytes = readFileSync(newer);
  expect(() => openSqliteStore(newer)).toThrow(/newer version/);
  expect(readFileSync(newer)).toEqual(bytes);
});

test('while another process imports into the file reads go on, changes are 503, and afterwards all is well', async () => {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file, { lockTimeoutMs: 60_000 });
  const impatient = openSqliteStore(file, { lockTimeoutMs: 50 });
  const importing = openSqliteStore(file);
  const { call } = createApi({ store, newId: randomUUID, onError: () => {} });
  const { call: callBriefly } = createApi({ store: impatient, newId: randomUUID, onError: () => {} });
  const create = (name: string, by = call) => by('createEnhancedConnection', { name, ...place });
  const names = async () => {
    const { body } = await call('listEnhancedConnections');
    return body.connections.map(({ name }: { name: string }) => name);
  };
  expect((await create('before')).status).toBe(201);
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* pieces() {
    yield [{ ...connectionOf({ project_id: 'p2', grants: [] }), unique_name: true }];
    begun.resolve();
    await over.promise;
  }
  const loaded = importing.load('p2', pieces(), false);
  await begun.promise;

  expect(await create('meanwhile', callBriefly)).toMatchObject({ status: 503, body: { error_code: 'DLI.0999' } });
  // The create waits until the import is over, and the reads do not wait for it.
  const waiting = create('after');
  for (let at = 0; at < 3; at++) expect(await names()).toEqual(['before']);
  over.resolve();
  expect(await loaded).toBe('loaded');
  expect((await waiting).status).toBe(201);
  expect(await names()).toEqual(['before', 'after']);
  expect(await store.count('p2', {})).toBe(1);
  await Promise.all([store.close(), impatient.close(), importing.close()]);
});

test('a new file can be opened by several at once', { timeout: 60_000 }, async () => {
  const path = folder();
  const threads = 2;
  const files = Array.from({ length: 100 }, (_, at) => join(path, `${at}.sqlite`));
  const workerData = { files, threads, shared: new SharedArrayBuffer(4) };
  const open = async () => {
    const worker = new Worker(new URL('../../test/opener.ts', import.meta.url), { workerData });
    return (await once(worker, 'message')) as [string[]];
  };
  const problems = await Promise.all(Array.from({ length: threads }, open));
  expect(problems.flat(2)).toEqual([]);
});

test('each name goes to one of the processes that want it, and none undoes the work of another', {
  timeout: 60_000,
}, async () => {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  await store.insert(connectionOf({ routes: [] }), true);
  const script = fileURLToPath(new URL('../../test/contender.ts', import.meta.url));
  const contend = async (name: string) =>
    Number((await promisify(execFile)(process.execPath, [script, file, name])).stdout);
  const got = await Promise.all(['x', 'y', 'z'].map(contend));
  expect(got.reduce((sum, each) => sum + each)).toBe(50);
  expect(await store.count('p1', {})).toBe(51);
  expect((await shownIn(store, 'p1', 'c1'))?.routes).toHaveLength(150);
  await store.close();
});

test('a change that fails midway is undone alone among those that share its commit, with all its statements', async () => {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  const tags = [{ key: 'k', value: 'v' }];
  const outcomes = await Promise.allSettled([
    store.insert(connectionOf({ id: 'c1', name: 'a' }), true),
    // The second row of its tags breaks the key of their table, when the connection is there already.
    store.insert(connectionOf({ id: 'c2', name: 'b', tags: [...tags, { key: 'k', value: 'w' }] }), true),
    store.change('p1', ['c1'], () => {
      throw new Error('undecided');
    }),
    store.insert(connectionOf({ id: 'c3', name: 'b', tags }), true),
    store.insert(connectionOf({ id: 'c4', name: 'b' }), true),
  ]);
  expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : 'rejected'))).toEqual([
    'inserted',
    'rejected',
    'rejected',
    'inserted',
    'exists',
  ]);
  await store.close();
  const again = openSqliteStore(file);
  const found = await listed(again, 'p1');
  expect(found.map(({ id }) => id)).toEqual(['c1', 'c3']);
  expect((await again.facts('p1', 'c1'))?.tags).toEqual(connectionOf().tags);
  expect((await again.facts('p1', 'c3'))?.tags).toEqual(tags);
  expect(await again.insert(connectionOf({ id: 'c2', name: 'c' }), true)).toBe('inserted');
  await again.close();
});

test('a search for a name that many owners could share lets others come in between', async () => {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const owners = Array.from({ length: 1_000 }, (_, at) => `owner${at}`);
  const grants = [{ grantee: 'p1' }];
  await Promise.all(
    owners.map((project_id) => store.insert(connectionOf({ project_id, name: project_id, grants }), true)),
  );
  let ended = false;
  const search = listed(store, 'p1', { offset: 0 }, { name: 'owner999' }).finally(() => (ended = true));
  for (let at = 0; at < 5; at++) await store.tags('p1', 'c1');
  await store.insert(connectionOf({ id: 'new', name: 'new' }), true);
  expect(ended).toBe(false);
  expect(await search).toHaveLength(1);
});

test('a search that reads many entries lets others come in between', async () => {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const tags = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, value: 'v' }));
  const many = 20_000;
  await store.load(
    'p1',
    (async function* () {
      for (let at = 0; at < many; at += 1_000)
        yield Array.from({ length: 1_000 }, (_, more) => {
          const id = `c${at + more}`;
          return { ...connectionOf({ id, name: id, tags, grants: [] }), unique_name: true };
        });
    })(),
    false,
  );
  const conditions = tags.map(({ key }) => ({ key, values: [] }));
  const ended: string[] = [];
  const searches = ['one', 'other'].map(async (name) => {
    expect(await store.count('p1', { tags: conditions })).toBe(many);
    ended.push(name);
  });
  await store.tags('p1', 'c1');
  await store.insert(connectionOf({ id: 'new', name: 'new' }), true);
  expect(ended).toEqual([]);
  await Promise.all(searches);
});
