import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createApi, id, place } from '../../test/api.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { folder } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';

const shown = ['queues', 'pools', 'routes', 'hosts'] as const;
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** What no text of the columns is, among it what looks as if it were. */
const broken = fc
  .oneof(fc.constantFrom('', '[', ']', '[{"name":"h}]', '[1,]', "['a']", '[NaN]', '[01]', '[] []', '[\n'), fc.string())
  .filter((text) => !isJson(text) && !isJson(`[${text}]`) && !text.includes('\0'));

/** A handler on a file with three connections, the second of which others change, and what it reports. */
async function createDamaged(peeringMs = 0) {
  const file = join(folder(), 'data.sqlite');
  const errors: unknown[] = [];
  const store = openSqliteStore(file);
  const { call } = createApi({ store, peeringMs, onError: (error) => errors.push(error) });
  for (const name of ['a', 'b', 'c']) {
    const hosts = [{ name: `host-of-${name}`, ip: '10.0.0.1' }];
    await call('createEnhancedConnection', { name, ...place, queues: ['q'], hosts });
  }
  const damage = (column: string, text: string) => {
    const other = new DatabaseSync(file);
    other.prepare(`UPDATE connections SET ${column} = ? WHERE name = 'b'`).run(text);
    other.close();
  };
  const looks = (at: number) =>
    [
      ['showEnhancedConnection', { connection_id: id(at) }],
      ['listEnhancedConnections', { limit: 1, offset: (at - 1) / 2 }],
    ] as const;
  return { file, store, errors, call, damage, looks };
}

test.each([0, 60_000])('what is no JSON is not passed on, with a peering that takes %i ms', async (peeringMs) => {
  const { store, errors, call, damage, looks } = await createDamaged(peeringMs);
  // A connection and its queue have an identifier each.
  const [sound, second] = [looks(1), looks(3)];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...shown), broken, async (column, text) => {
      damage(column, text);
      for (const [operation, input] of [...second, ['listEnhancedConnections', { limit: 0 }] as const]) {
        errors.length = 0;
        expect((await call(operation, input)).status).toBe(500);
        expect(String(errors)).toMatch(/what is stored of connection .* is not JSON|JSON/);
      }
      for (const [operation, input] of sound) expect((await call(operation, input)).status).toBe(200);
      damage(column, '[]');
    }),
    { numRuns: 60 },
  );
  await store.close();
});

test('a byte that changed on the disk is found as well', async () => {
  const { file, store, looks } = await createDamaged();
  await store.close();
  const bytes = readFileSync(file);
  const at = bytes.indexOf('host-of-b"') + 'host-of-b'.length;
  expect(bytes.toString('latin1', at, at + 1)).toBe('"');
  bytes[at] = 0x78;
  writeFileSync(file, bytes);
  const errors: unknown[] = [];
  const again = createApi({ store: openSqliteStore(file), onError: (error) => errors.push(error) });
  for (const [operation, input] of looks(3)) expect((await again.call(operation, input)).status).toBe(500);
  expect(String(errors)).toMatch(`connection ${id(3)} is not JSON`);
  await again.store.close();
});

describe.skipIf(!postgres)('with a database', () => {
  test('PostgreSQL takes no text that is no JSON, from whomever', async () => {
    const url = await createPlace();
    const { call } = createApi({ store: await openStore(url) });
    await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q'] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...shown, 'bound'), broken, async (column, text) => {
        const literal = `'${text.replaceAll("'", "''")}'`;
        await expect(query(`UPDATE connections SET ${column} = ${literal}`, url)).rejects.toMatchObject({
          code: '22P02',
        });
      }),
      { numRuns: 20 },
    );
    expect((await call('showEnhancedConnection', { connection_id: id(1) })).status).toBe(200);
  });
});
