import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { folder, listed, saved, whole } from '../../test/stores.ts';
import { openPostgresStore } from './postgres.ts';
import { migrations as postgresSteps } from './postgres-schema.ts';
import { openSqliteStore } from './sqlite.ts';
import { migrations as sqliteSteps } from './sqlite-schema.ts';
import type { Facts, Route, Saved, Store } from './store.ts';

/** How to make a database of version 1 with some content, and how to open it with the code of today. */
const engines: [name: string, create: (content: string) => Promise<() => Promise<Store>>][] = [
  [
    'sqlite',
    async (content) => {
      const file = join(folder(), 'data.sqlite');
      const database = new DatabaseSync(file);
      database.exec(`${sqliteSteps[0]}; PRAGMA user_version = 1; ${content}`);
      database.close();
      return async () => openSqliteStore(file);
    },
  ],
];
if (postgres) {
  engines.push([
    'postgres',
    async (content) => {
      const place = await createPlace();
      const versions = `CREATE TABLE schema_version (version INT PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now());
        INSERT INTO schema_version (version) VALUES (1)`;
      await query(`${postgresSteps[0]}; ${versions}; ${content}`, place);
      return () => openPostgresStore(place);
    },
  ]);
}

const literal = (value: unknown) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === undefined ? 'NULL' : String(value);

const insert = (table: string, row: object) =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;

/** What version 1 stored of connections. */
function contentOf(connections: readonly Saved[]): string {
  const statements = connections.flatMap(({ hosts, peerings, routes, tags, grants, ...row }) => {
    const key = { project_id: row.project_id, connection_id: row.id };
    const lists = Object.entries({ peerings, routes, tags, grants });
    return [
      insert('connections', { ...row, hosts: hosts.text }),
      // Their order is that of their columns, not that in which they came.
      ...lists.flatMap(([name, rows]) => rows.toReversed().map((each) => insert(name, { ...key, ...each }))),
    ];
  });
  return statements.join(';\n');
}

const odd = `it's "\\ ü \u{1f600} \u2028`;
const peering = (name: string, kind: 'queue' | 'pool', bind_time: number, failure: string | null = null) => ({
  ...{ kind, name, peer_id: `of ${name}`, bind_time, ready_time: bind_time + 1, failure },
});
const route = (name: string, cidr: string, create_time: number): Route => ({
  ...{ name, cidr, network: `v4:${cidr}`, create_time },
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

describe.each(engines)('%s', (_, create) => {
  test('a database of version 1 is opened with all that is in it, and keeps what its rules were', async () => {
    const open = await create(contentOf(connections));
    await (await open()).close();
    const store = await open();
    for (const { unique_name, ...connection } of connections) {
      expect(await whole(store, connection.project_id, connection.id)).toEqual(connection);
    }
    const own = connections.filter(({ project_id }) => project_id === 'p1');
    expect(await saved(store, 'p1')).toEqual(own);
    expect(await listed(store, 'p1')).toEqual(own.map(({ unique_name: _, ...each }) => shownOf(each)));
    expect((await listed(store, 'p2')).map(({ project_id, id }) => `${project_id} ${id}`)).toEqual(['p1 c1', 'p4 c1']);
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
});
