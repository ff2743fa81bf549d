import { execFile } from 'node:child_process';
import { inspect, promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore } from '../../test/postgres-store.ts';
import { openPostgresStore } from './postgres.ts';
import { distributePostgres } from './postgres-distribute.ts';
import { migrate } from './postgres-migrate.ts';
import { version } from './schema.ts';
import { StoreError } from './store.ts';

test('the driver of PostgreSQL is only loaded with a store in PostgreSQL', async () => {
  const index = new URL('../index.ts', import.meta.url);
  const hooks = `{ resolve: (name, context, next) => { console.log(name); return next(name, context); } }`;
  const code = `require('module').registerHooks(${hooks});
    import('${index}').then(({ openSqliteStore }) => openSqliteStore(':memory:').close())`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code]);
  expect(stdout.split('\n')).toContain('node:sqlite');
  expect(stdout.split('\n')).not.toContain('pg');
});

test.each([
  ['postgres://who:secret@127.0.0.1:1/data', /^the database at 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED.*$/],
  ['postgres://who:secret@localhost:1/data', /^the database at localhost:1 cannot be used: .*ECONNREFUSED.*$/],
  ['postgres://who:secret@nowhere.invalid/data', /^the database at nowhere\.invalid:5432 cannot be used: .+$/],
  ['postgres://who:secret@127.0.0.1:port/data', /not of the form postgres:/],
  ['file:secret', /not of the form postgres:/],
  ['', /not of the form postgres:/],
  ['postgres://who:secret@127.0.0.1:1/data?sslrootcert=/none.pem', /a file that cannot be read: .*none\.pem/],
])('no database at %s: one line says so, without the password', async (url, message) => {
  const error = await failure(openPostgresStore(url));
  expect(error).toBeInstanceOf(StoreError);
  expect(error?.message).toMatch(message);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret');
});

test.each([
  [{ version: 140_012, name: '14.12', encoding: 'UTF8' }, 'the database at h:1 is PostgreSQL 14.12; use 15 or newer'],
  [
    { version: 150_000, name: '15.0', encoding: 'LATIN1' },
    'the database at h:1 has the encoding LATIN1; use one with UTF8',
  ],
])('an unsupported database server is refused', async (server, message) => {
  await expect(
    migrate(
      async () => [server],
      'h:1',
      () => {},
    ),
  ).rejects.toThrow(message);
});

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('one of many processes that open a new database at once makes the schema', async () => {
    const place = await createPlace();
    await Promise.all(Array.from({ length: 16 }, () => openStore(place)));
    expect(await query('SELECT version FROM schema_version', place)).toEqual([{ version }]);
  });

  test('a database of a newer version is refused, and left as it is', async () => {
    const place = await createPlace();
    await (await openStore(place)).close();
    await query('INSERT INTO schema_version (version) VALUES (1000)', place);
    const error = await failure(openPostgresStore(place));
    expect(error).toBeInstanceOf(StoreError);
    expect(error?.message).toMatch(/newer version/);
  });

  test('a database without Citus is not distributed, in one line', async () => {
    const error = await failure(distributePostgres(await createPlace()));
    expect(error).toBeInstanceOf(StoreError);
    expect(error?.message).toMatch(/no extension citus: CREATE EXTENSION citus/);
  });

  test('names are compared the same in any locale of the database', async () => {
    const place = await createPlace();
    await openStore(place);
    const columns = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()
      AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`;
    const json = ['hosts', 'rest', 'shown'].map((column_name) => ({ table_name: 'connections', column_name }));
    expect(await query(`${columns} ORDER BY column_name`, place)).toEqual(json);
  });
});
