import type { DatabaseSync } from 'node:sqlite';
import { onFile } from './sqlite-open.ts';

/** Maximum number of problems that SQLite reports. */
const most = 100;

/**
 * Checks a whole data file: pages, indexes, types, constraints, and rows whose connection is missing. Returns a line for each
 * problem. The file is not changed.
 *
 * @throws StoreError when the file cannot be opened, is not one of this server, or is not of this version.
 */
export function problemsOfSqlite(file: string): string[] {
  return onFile(file, 'this version', 'read', (database) => [...integrity(database), ...strays(database)]);
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
