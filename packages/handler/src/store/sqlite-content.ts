import { closeSync, openSync, readSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** The place of the counter of changes in the header of a file (https://sqlite.org/fileformat.html#file_change_counter). */
const counter = { at: 24, bytes: 4 };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Looks at a file beside the database that has it open. */
export interface Content {
  /** True if the file still has the content that the database wrote, as far as that shows without its log. */
  isOurs(): boolean;
  /** Lets go of the file. */
  close(): void;
}

/**
 * Notices a file that is overwritten in place, as `cp` does with an existing one. The file names its run, on a page
 * that stays as it is until the next run, and counts its changes. SQLite would answer both from its cache and its log,
 * so they are read from the file.
 */
export function contentOf(database: DatabaseSync, file: string): Content {
  // Closing it while the database is open would end the locks of this process on the file (POSIX).
  const descriptor = openSync(file, 'r');
  const { root, size } = placeOfRun(database);
  const page = Buffer.alloc(size);
  const head = Buffer.alloc(counter.bytes);
  const runInFile = () => {
    const length = root === 0 ? 0 : readSync(descriptor, page, 0, size, (root - 1) * size);
    return uuid.exec(page.toString('latin1', 0, length))?.[0];
  };
  // Until the log has reached the file, it names the run of before.
  const known = new Set([runInFile(), runIn(database, root)]);
  let latest = 0;
  return {
    isOurs() {
      try {
        if (readSync(descriptor, head, 0, counter.bytes, counter.at) < counter.bytes) return known.has(undefined);
        const count = head.readUInt32BE();
        const isOlder = count < latest;
        latest = count;
        return !isOlder && known.has(runInFile());
      } catch {
        // SQLite fails at the same disk error, and reports it.
        return true;
      }
    },
    close: () => closeSync(descriptor),
  };
}

/** The page that names the run, counted from 1, and the size of a page in bytes; page 0 in a file that names none. */
function placeOfRun(database: DatabaseSync): { root: number; size: number } {
  const root = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'run'`).get()?.rootpage;
  return { root: Number(root ?? 0), size: Number(database.prepare('PRAGMA page_size').get()?.page_size) };
}

const runIn = (database: DatabaseSync, root: number): string | undefined =>
  root === 0 ? undefined : String(database.prepare('SELECT id FROM run').get()?.id);
