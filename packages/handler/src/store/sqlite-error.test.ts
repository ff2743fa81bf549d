import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { failureOf } from './sqlite-error.ts';

const failure = (errcode: number) => Object.assign(new Error('disk I/O error'), { errcode });

test.each([
  ['FULL', 13, true, false],
  ['IOERR_WRITE', 778, true, false],
  ['IOERR_FSYNC', 1034, true, true],
  ['IOERR_FSYNC', 1034, false, false],
  ['BUSY_SNAPSHOT', 517, true, false],
])('%s (%i) is a failure of the file; of a commit (%s) the change may stand: %s', (_, code, committing, mayStand) => {
  expect(failureOf(failure(code), 'f', committing)).toMatchObject({ name: 'StoreError', mayStand });
});

test('an error of the statement or the data is thrown unchanged', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1)');
  for (const sql of ['INSERT INTO t VALUES (1)', 'SELECT y FROM t']) {
    let error: unknown;
    try {
      database.exec(sql);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toHaveProperty('errcode');
    expect(failureOf(error, 'f')).toBe(error);
  }
  database.close();
});
