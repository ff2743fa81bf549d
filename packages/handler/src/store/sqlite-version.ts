import type { DatabaseSync } from 'node:sqlite';
import { failureOf } from './sqlite-error.ts';

/** Counts the versions that a database has had: see `Store.version`. */
export interface Version {
  /** To be called after each transaction that may have changed something, before anyone is told of it. */
  changed(): void;
  /** The version now. Not to be asked inside a transaction, which goes on seeing what it saw first. */
  now(): number;
}

/**
 * The versions of the database of a connection. SQLite tells one connection what the others have committed, in whatever
 * process, and nothing of its own commits (https://sqlite.org/pragma.html#pragma_data_version): those are counted here.
 */
export function createVersion(database: DatabaseSync, file: string): Version {
  // Nobody else is connected to a database in memory.
  const statement = file === ':memory:' ? undefined : database.prepare('PRAGMA data_version');
  let count = 0;
  let seen: unknown;
  return {
    changed() {
      count++;
    },
    now() {
      let others: unknown;
      try {
        others = statement?.get()?.data_version;
      } catch (error) {
        throw failureOf(error, file);
      }
      if (others !== seen) count++;
      seen = others;
      return count;
    },
  };
}
