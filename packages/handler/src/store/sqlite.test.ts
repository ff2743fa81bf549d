import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore, StoreError } from './sqlite.ts';
import type { Connection } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dli-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const connection: Connection = {
  project_id: 'p1',
  id: 'c1',
  name: 'a',
  dest_vpc_id: 'v',
  dest_network_id: 'n',
  routetable_id: null,
  create_time: 1_566_888_011_125,
  hosts: [{ name: 'h', ip: '10.0.0.1' }, {}],
  tags: [{ key: 'k', value: '' }],
  peerings: [{ peer_id: 'x', queue: 'q1', bind_time: 1_566_888_011_125 }],
};

test('what was inserted is got again, by its project alone, also after reopening', async () => {
  const file = join(folder, 'data.sqlite');
  const first = openSqliteStore(file);
  await first.insert(connection);
  await first.close();
  const second = openSqliteStore(file);
  expect(await second.get('p1', 'c1')).toEqual(connection);
  expect(await second.get('p2', 'c1')).toBeUndefined();
  await second.close();
});

test('the journal is a write-ahead log', async () => {
  const file = join(folder, 'data.sqlite');
  const store = openSqliteStore(file);
  const other = new DatabaseSync(file);
  expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  other.close();
  await store.close();
});

test('a file that is no database, and one of a newer version, are refused by name', () => {
  const file = join(folder, 'data.sqlite');
  writeFileSync(file, 'this is not a database, but long enough to be taken for the header of one'.repeat(20));
  expect(() => openSqliteStore(file)).toThrow(StoreError);
  expect(() => openSqliteStore(file)).toThrow(file);

  const newer = join(folder, 'newer.sqlite');
  const database = new DatabaseSync(newer);
  database.exec('PRAGMA user_version = 1000');
  database.close();
  expect(() => openSqliteStore(newer)).toThrow(/newer version/);
});
