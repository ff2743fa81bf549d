import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore, untilWaiting } from '../../test/postgres-store.ts';
import { folder, listed, saved, whole } from '../../test/stores.ts';
import { postgresTables, sqliteTables } from '../../test/version-2.ts';
import { networkOf } from '../cidr.ts';
import { openPostgresStore } from './postgres.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Facts, Saved, Store, StoredRoute } from './store.ts';

/** Makes a database of an older version yet, and one of version 2 with some content, which opens with the code of today. */
const engines: [name: string, older: string, create: (content: string) => Promise<() => Promise<Store>>][] = [
  [
    'sqlite',
    'PRAGMA user_version = 1',
    async (content) => {
      const file = join(folder(), 'data.sqlite');
      const database = new DatabaseSync(file);
      database.exec(`${sqliteTables} ${content}`);
      database.close();
      return async () => openSqliteStore(file);
    },
  ],
];
if (postgres) {
  engines.push([
    'postgres',
    'DELETE FROM schema_version WHERE version = 2',
    async (content) => {
      const place = await createPlace();
      await query(`${postgresTables} ${content}`, place);
      return () => openPostgresStore(place);
    },
  ]);
}

const literal = (value: unknown) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === undefined ? 'NULL' : String(value);

const insert = (table: string, row: object) =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;

/** The rows of version 2. */
function contentOf(connections: readonly Saved[]): string {
  const statements = connections.flatMap(({ hosts, peerings, routes, tags, grants, ...row }) => {
    const key = { project_id: row.project_id, connection_id: row.id };
    const placed = routes.map((each) => ({ ...each, network: networkOf(each.cidr) }));
    const texts = { peerings: JSON.stringify(peerings), routes: JSON.stringify(placed), hosts: hosts.text };
    const lists = Object.entries({ tags, grants });
    return [
      insert('connections', { ...row, ...texts }),
      ...lists.flatMap(([name, rows]) => rows.map((each) => insert(name, { ...key, ...each }))),
    ];
  });
  return statements.join(';\n');
}

const odd = `it's "\\ ü \u{1f600} \u2028`;
const peering = (name: string, kind: 'queue' | 'pool', bind_time: number, failure: string | null = null) => ({
  ...{ kind, name, peer_id: `of ${name}`, bind_time, ready_time: bind_time + 1, failure },
});
const route = (name: string, cidr: string, create_time: number): StoredRoute => ({
  ...{ name, cidr, create_time },
});
const connections: Saved[] = [
  {
    ...connectionOf({
      peerings: [
        peering('b', 'queue', 1, odd),
        peering('a', 'pool', Number.MAX_SAFE_INTEGER - 1),
        peering('a', 'queue', Number.MAX_SAFE_INTEGER - 1),
        peering('ﬀ', 'queue', Number.MAX_SAFE_INTEGER - 1),
        peering('\u{1f600}', 'queue', Number.MAX_SAFE_INTEGER - 1),
      ],
      routes: [route('z', '10.0.0.0/8', 1), route('a', '::/0', 2), route(odd, '10.1.0.0/16', 2)],
      tags: [
        { key: 'k', value: '' },
        { key: 'l', value: odd },
      ],
      grants: [{ grantee: 'p2' }, { grantee: 'p3' }],
    }),
    unique_name: true,
  },
  {
    ...connectionOf({ id: 'c2', delete_time: 5, peerings: [], routes: [], tags: [], grants: [], routetable_id: 't' }),
    unique_name: true,
  },
  { ...connectionOf({ id: 'c3', peerings: [], grants: [] }), unique_name: false },
  { ...connectionOf({ id: 'c1', project_id: 'p4', name: odd }), unique_name: true },
];

describe.each(engines)('%s', (_, older, create) => {
  test('a database of version 2 is opened with its content, and keeps its rules', async () => {
    const open = await create(contentOf(connections));
    await (await open()).close();
    const store = await open();
    for (const { unique_name, ...connection } of connections) {
      expect(await whole(store, connection.project_id, connection.id)).toEqual(connection);
    }
    const own = connections.filter(({ project_id }) => project_id === 'p1');
    expect(await saved(store, 'p1')).toEqual(own);
    expect(await listed(store, 'p1')).toEqual(own.map(({ unique_name: _, ...each }) => shownOf(each)));
    expect((await listed(store, 'p2')).map(({ name }) => name)).toEqual(['a', odd]);
    expect(await store.count('p1', { tags: [{ key: 'l', values: [odd] }] })).toBe(1);

    expect(await store.insert(connectionOf({ id: 'c5' }), true)).toBe('exists');
    expect(await store.insert(connectionOf({ id: 'c5', name: 'b', create_time: 0 }), true)).toBe('inserted');
    expect((await listed(store, 'p1')).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c5']);
    await expect(store.insert(connectionOf({ id: 'c5', name: 'c' }), true)).rejects.toThrow(/constraint/i);
    const changed = store.change('p1', ['c1'], (found) => ({
      next: { ...(found as Facts), grants: [{ grantee: 'p1' }] },
    }));
    await expect(changed).rejects.toThrow(/constraint/i);
    await store.close();
  });

  test.each([
    ['hosts', 'null'],
    ['hosts', '[1]'],
    ['peerings', '[{'],
    ['peerings', '{}'],
    ['peerings', '[null]'],
    ['peerings', '[{"kind":"qveue","name":"q","peer_id":"x","bind_time":1,"ready_time":2,"failure":null}]'],
    ['routes', '[{"name":"r","cidr":null,"create_time":1}]'],
  ])('damaged text of version 2 is refused by the name of its connection: %s %s', async (column, text) => {
    const open = await create(
      `${contentOf(connections)}; UPDATE connections SET ${column} = '${text}' WHERE id = 'c3'`,
    );
    for (const _ of ['first', 'again'])
      expect((await failure((async () => open())()))?.message).toMatch(
        /the stored text of connection c3 of project p1 is damaged$/,
      );
  });

  test('a database of an older version is refused in a line that says how to move its data', async () => {
    const open = await create(older);
    // Opening a file throws at once.
    const error = await failure((async () => open())());
    expect(error?.name).toBe('StoreError');
    expect(error?.message).toMatch(/^the data.* was written by a version .* too old to read; export .* and import .*$/);
  });
});

test.skipIf(!postgres)('writes of an older server during a migration are not lost', async () => {
  const place = await createPlace();
  const [first, second] = connections.map((each) => contentOf([each]));
  await query(`${postgresTables} ${first}`, place);
  const older = new Client(place);
  await older.connect();
  await older.query(`BEGIN; ${second}`);
  const opened = openStore(`${place}&application_name=migrating`);
  await untilWaiting('migrating');
  await older.query('COMMIT');
  await older.end();
  expect(await saved(await opened, 'p1')).toEqual(connections.slice(0, 2));
});

test.skipIf(!postgres)('a migration that waits for a long transaction lets others read and write', async () => {
  const place = await createPlace();
  await query(`${postgresTables} ${contentOf(connections)}`, place);
  const holder = new Client(place);
  await holder.connect();
  await holder.query('BEGIN; SELECT FROM connections');
  const opened = openStore(`${place}&application_name=patient`);
  await untilWaiting('patient');
  await query(`UPDATE connections SET name = 'c' WHERE id = 'c3'`, `${place}%20-c%20statement_timeout%3D5000`);
  await holder.end();
  expect((await saved(await opened, 'p1')).map(({ name }) => name)).toEqual(['a', 'a', 'c']);
});
