import { DatabaseSync } from 'node:sqlite';
import type { Connection, Store } from './store.ts';

/** A store that cannot be used; the message says which one, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Each step takes a database one version further. Steps are only ever added. */
const migrations = [
  `CREATE TABLE connections (
     project_id TEXT NOT NULL,
     id TEXT NOT NULL,
     name TEXT NOT NULL,
     dest_vpc_id TEXT NOT NULL,
     dest_network_id TEXT NOT NULL,
     routetable_id TEXT,
     create_time INTEGER NOT NULL,
     hosts TEXT NOT NULL,
     tags TEXT NOT NULL,
     peerings TEXT NOT NULL,
     UNIQUE (project_id, id)
   ) STRICT`,
];

/**
 * A store in one SQLite file, or in memory for `:memory:`. A change is on the disk before its promise resolves: the
 * journal is a write-ahead log that is synced at each commit.
 *
 * @throws StoreError when the file cannot be opened, is not a database, or was written by a newer version.
 */
export function openSqliteStore(file: string): Store {
  const database = open(file);
  const columns = [
    'project_id',
    'id',
    'name',
    'dest_vpc_id',
    'dest_network_id',
    'routetable_id',
    'create_time',
    'hosts',
    'tags',
    'peerings',
  ];
  const insert = database.prepare(
    `INSERT INTO connections (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`,
  );
  const get = database.prepare('SELECT * FROM connections WHERE project_id = ? AND id = ?');

  return {
    async insert({ hosts, tags, peerings, ...scalars }) {
      insert.run({
        ...scalars,
        hosts: JSON.stringify(hosts),
        tags: JSON.stringify(tags),
        peerings: JSON.stringify(peerings),
      });
    },
    async get(project_id, id) {
      const row = get.get(project_id, id);
      return row && toConnection(row);
    },
    async close() {
      database.close();
    },
  };
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(database, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

function migrate(database: DatabaseSync, file: string): void {
  // The lock comes before the look: two processes that open a new file at once take the steps once.
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length) {
    throw new StoreError(
      `the data file ${file} was written by a newer version of this server; use that one, or another file`,
    );
  }
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function toConnection(row: Record<string, unknown>): Connection {
  const { hosts, tags, peerings, ...scalars } = row as Record<string, string>;
  // The columns are NOT NULL under STRICT and written by `insert` alone.
  return {
    ...scalars,
    hosts: JSON.parse(hosts ?? ''),
    tags: JSON.parse(tags ?? ''),
    peerings: JSON.parse(peerings ?? ''),
  } as unknown as Connection;
}
