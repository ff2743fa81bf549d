import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { folder, listed } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';
import { createVersion } from './sqlite-version.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** Every store on SQLite can tell. */
const versionOf = async (store: Store) => store.version?.();

async function* one(id: string) {
  yield [{ ...connectionOf({ id, project_id: 'p9', grants: [] }), unique_name: true }];
}

/** What changes what reads show. */
const changes: [what: string, change: (store: Store, id: string) => Promise<unknown>][] = [
  ['a create', (store, id) => store.insert(connectionOf({ id, name: id }), true)],
  [
    'a change',
    (store, id) =>
      store.change('p1', ['c1'], (found) => ({
        next: { ...connectionOf(), ...found, tags: [{ key: id, value: '' }] },
      })),
  ],
  ['an import', (store, id) => store.load('p9', one(id), true)],
];

test.each(changes)(
  '%s makes another version, in the store itself and in another one on the file',
  async (_, change) => {
    const file = join(folder(), 'data.sqlite');
    const stores = [openSqliteStore(file), openSqliteStore(file), openSqliteStore(':memory:')] as const;
    for (const store of stores) await store.insert(connectionOf(), true);
    for (const changing of stores) {
      for (const id of ['x', 'y']) {
        const before = await Promise.all(stores.map(versionOf));
        await change(changing, `${id}${stores.indexOf(changing)}`);
        const after = await Promise.all(stores.map(versionOf));
        const changed = stores.map((store) => (store === stores[2]) === (changing === stores[2]));
        expect(after.map((version, at) => version !== before[at])).toEqual(changed);
      }
    }
    for (const store of stores) await store.close();
  },
);

test('reads leave the version as it is', async () => {
  const store = openSqliteStore(join(folder(), 'data.sqlite'));
  await store.insert(connectionOf(), true);
  const before = await versionOf(store);
  await store.get('p1', 'c1');
  await store.get('p2', 'c1');
  await store.facts('p1', 'c1');
  await store.find('p1', {}, { offset: 0 });
  await listed(store, 'p1');
  expect(await versionOf(store)).toBe(before);
  await store.close();
});

test('the version is told once nobody holds the database in one state any more', async () => {
  const file = join(folder(), 'data.sqlite');
  const [store, other] = [openSqliteStore(file), openSqliteStore(file)];
  await store.insert(connectionOf(), true);
  const before = await versionOf(store);
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const saved = store.save('p1', () => over);
  let told = false;
  const version = versionOf(store).then((version) => {
    told = true;
    return version;
  });
  await other.insert(connectionOf({ id: 'c2', name: 'b' }), true);
  await setImmediate();
  expect(told).toBe(false);
  end();
  await saved;
  expect(await version).not.toBe(before);
  for (const each of [store, other]) await each.close();
});

test('where the file cannot be read there is no version to tell', async () => {
  const statement = {
    get() {
      throw Object.assign(new Error('disk I/O error'), { errcode: 266 });
    },
  };
  // Of a database nothing else is asked.
  const broken = { prepare: () => statement } as unknown as DatabaseSync;
  expect(createVersion(broken, 'data.sqlite').now).toThrow(StoreError);
  // What does not come from a file is not for SQLite to tell.
  expect(createVersion(broken, ':memory:').now()).toEqual(expect.any(Number));
});
