import { DatabaseSync } from 'node:sqlite';
import { messageOf } from './sqlite-error.ts';
import { refuseForeign } from './sqlite-file.ts';
import { refusalOfFile } from './sqlite-open.ts';
import { refuseForeignLog } from './sqlite-run.ts';
import { StoreError } from './store-error.ts';

/** The most problems that SQLite is asked for. */
const most = 100;

/**
 * Reads a whole data file as SQLite sees it: pages, indexes, types, constraints, and rows whose connection is not there. Says
 * a line for each problem. Nothing in the file is changed.
 *
 * @throws StoreError when the file cannot be opened, is not one of this server, or is not of this version.
 */
export function problemsOfSqlite(file: string): string[] {
  let database: DatabaseSync | undefined;
  try {
    refuseForeign(file);
    refuseForeignLog(file);
    // Not read-only: that would leave an empty log beside a file that no server uses.
    database = new DatabaseSync(file);
    const refusal = refusalOfFile(database, 'this version');
    if (refusal) throw new StoreError(`the data file ${file} ${refusal}`);
    return [...integrity(database), ...strays(database)];
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  } finally {
    database?.close();
  }
}

function integrity(database: DatabaseSync): string[] {
  const rows = database.prepare(`PRAGMA integrity_check(${most})`).all();
  return rows.map((row) => String(row.integrity_check).replaceAll('\n', '; ')).filter((line) => line !== 'ok');
}

function strays(database: DatabaseSync): string[] {
  const rows = database.prepare('PRAGMA foreign_key_check').all();
  const counts = Map.groupBy(rows, ({ table }) => String(table));
  return [...counts].map(([table, { length }]) => `${length} rows of ${table} belong to no connection`);
}
