import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApi, id, place } from '../../test/api.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { folder } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

const shown = ['shown', 'hosts'] as const;
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** Invalid texts of the columns, among them near misses, and ones that end a connection and begin another. */
const broken = fc
  .oneof(
    fc.constantFrom('', '[', ']', '[{"name":"h}]', '[1,]', "['a']", '[NaN]', '[01]', '[] []', '[\n', '[]},{"hosts":[]'),
    fc.string(),
  )
  .filter((text) => !isJson(text) && !isJson(`[${text}]`) && !text.includes('\0'));

/** Opens a store on an engine, and changes its data from outside. */
interface OpenEngine {
  open: () => Promise<Store>;
  change: (sql: string) => Promise<unknown>;
}

function createFile(file = join(folder(), 'data.sqlite')): OpenEngine {
  return {
    open: async () => openSqliteStore(file),
    async change(sql) {
      const other = new DatabaseSync(file);
      other.exec(sql);
      other.close();
    },
  };
}
const engines: [name: string, create: () => Promise<OpenEngine>][] = [['sqlite', async () => createFile()]];
if (postgres) {
  engines.push([
    'postgres',
    async () => {
      const place = await createPlace();
      return { open: () => openStore(place), change: (sql) => query(sql, place) };
    },
  ]);
}

/** A handler in a place with three connections, the second of which is changed from outside, and its reports. */
async function createDamaged({ open, change }: OpenEngine, peeringMs = 0) {
  const errors: unknown[] = [];
  const store = await open();
  const { call } = createApi({ store, peeringMs, onError: (error) => errors.push(error) });
  for (const name of ['a', 'b', 'c']) {
    const hosts = [{ name: `host-of-${name}`, ip: '10.0.0.1' }];
    await call('createEnhancedConnection', { name, ...place, queues: ['q'], hosts });
  }
  const damage = (column: string, text: string) =>
    change(`UPDATE connections SET ${column} = '${text.replaceAll("'", "''")}' WHERE name = 'b'`);
  const looks = (at: number) =>
    [
      ['showEnhancedConnection', { connection_id: id(at) }],
      ['listEnhancedConnections', { limit: 1, offset: (at - 1) / 2 }],
    ] as const;
  return { store, errors, call, damage, looks };
}

test.each(engines.flatMap(([name, create]) => [0, 60_000].map((peeringMs) => [name, peeringMs, create] as const)))(
  '%s: what is no JSON is not passed on, with a peering that takes %i ms',
  async (_, peeringMs, create) => {
    const { store, errors, call, damage, looks } = await createDamaged(await create(), peeringMs);
    // A connection and its queue have an identifier each.
    const [sound, second] = [looks(1), looks(3)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...shown), broken, async (column, text) => {
        await damage(column, text);
        const all = ['listEnhancedConnections', { limit: 0 }] as const;
        const change = ['deleteEnhancedConnection', { connection_id: id(3) }] as const;
        for (const [operation, input] of [...second, all, ...(column === 'shown' ? [change] : [])]) {
          errors.length = 0;
          expect((await call(operation, input)).status).toBe(500);
          expect(String(errors)).toMatch(`the stored text of connection ${id(3)} is damaged`);
        }
        for (const [operation, input] of sound) expect((await call(operation, input)).status).toBe(200);
      }),
      { numRuns: 60 },
    );
    await store.close();
  },
);

test.each([
  '',
  'null',
  '{"routetable_id":null}',
  '{"routetable_id":1,"bound":[]}',
  '{"routetable_id":null,"bound":{}}',
  '{"routetable_id":null,"bound":["queue"]}',
  '{"routetable_id":null,"bound":[["qveue",1]]}',
  '{"routetable_id":null,"bound":[["queue",null]]}',
  '{"routetable_id":null,"bound":[["queue",1],["queue",1]]}',
])('the facts that no read shows are named as damaged: %s', async (text) => {
  const { store, errors, call, damage, looks } = await createDamaged(createFile(), 60_000);
  await damage('rest', text);
  for (const [operation, input] of looks(3)) expect((await call(operation, input)).status).toBe(500);
  expect(errors.map(String)).toEqual(Array(2).fill(`Error: the stored text of connection ${id(3)} is damaged`));
  await store.close();
});

test.each(engines)('%s: a stored number that JavaScript would round is not used', async (_, create) => {
  const engine = await create();
  const { store, errors, call, looks } = await createDamaged(engine);
  for (const column of ['settled_time', 'create_time', 'hosts_checksum', 'checksum']) {
    await engine.change(`CREATE TABLE kept AS SELECT ${column} FROM connections WHERE name = 'b'`);
    await engine.change(`UPDATE connections SET ${column} = 9007199254740993 WHERE name = 'b'`);
    const asked = column === 'settled_time' ? looks(3) : [];
    for (const [operation, input] of [...asked, ['deleteEnhancedConnection', { connection_id: id(3) }] as const]) {
      errors.length = 0;
      expect((await call(operation, input)).status, `${operation}, ${column}`).toBe(500);
      expect(String(errors)).toContain('9007199254740993');
    }
    await engine.change(`UPDATE connections SET ${column} = (SELECT ${column} FROM kept) WHERE name = 'b'`);
    await engine.change('DROP TABLE kept');
  }
  expect((await call('deleteEnhancedConnection', { connection_id: id(3) })).status).toBe(200);
  await store.close();
});

test('a byte that changed on the disk is found as well', async () => {
  const file = join(folder(), 'data.sqlite');
  const { store, looks } = await createDamaged(createFile(file));
  await store.close();
  const bytes = readFileSync(file);
  const at = bytes.indexOf('host-of-b"') + 'host-of-b'.length;
  expect(bytes.toString('latin1', at, at + 1)).toBe('"');
  bytes[at] = 0x78;
  writeFileSync(file, bytes);
  const errors: unknown[] = [];
  const again = createApi({ store: openSqliteStore(file), onError: (error) => errors.push(error) });
  for (const [operation, input] of looks(3)) expect((await again.call(operation, input)).status).toBe(500);
  expect(String(errors)).toMatch(`connection ${id(3)} is damaged`);
  await again.store.close();
});
