import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pragma } from './sqlite-file.ts';
import { runIn, runsBeside } from './sqlite-run.ts';

/** The first bytes of a file, with the counter of changes (https://sqlite.org/fileformat.html#file_change_counter). */
const header = { bytes: 28, magic: 'SQLite format 3\0', counter: 24 };

/** Sizes of the headers of a log and of each page in it (https://sqlite.org/fileformat.html#the_write_ahead_log). */
const logSizes = { header: 32, frame: 24 };

/** The place of the number of frames in the index of a log (https://sqlite.org/walformat.html#the_wal_index_header). */
const frames = { at: 16, bytes: 4 };

/** The place of the salts in the index of a log, in the log itself and in each frame. They change with each restart of the log. */
const salts = { inIndex: 32, inLog: 16, inFrame: 8, bytes: 8 };

/** Maximum number of frames that are looked at in one check. Each takes two microseconds, and an import adds thousands at once. */
const mostFrames = 2_000;

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * Notices a file that is overwritten in place, as `cp` does with an existing one. The file names its run, on a page that
 * stays as it is until the next run, and counts its changes. SQLite would read both from its cache and its log, so they are
 * read from the file directly.
 */
export function contentOf(database: DatabaseSync, file: string) {
  // Closing it while the database is open would end the locks of this process on the file (POSIX).
  const descriptor = openSync(file, 'r');
  const { root, size } = placeOfRun(database);
  const page = Buffer.alloc(size);
  const head = Buffer.alloc(header.bytes);
  const log = logOf(file, size);
  const runInFile = () => {
    const length = root === 0 ? 0 : readSync(descriptor, page, 0, size, (root - 1) * size);
    return uuid.exec(page.toString('latin1', 0, length))?.[0];
  };
  // Until the log is checkpointed, the file names the previous run.
  const known = new Set([runInFile(), runIn(database)]);
  let latest = 0;
  function isOurs(): boolean {
    if (readSync(descriptor, head, 0, header.bytes, 0) < header.bytes) return known.has(undefined);
    if (head.toString('latin1', 0, header.magic.length) !== header.magic) return false;
    const count = head.readUInt32BE(header.counter);
    if (count < latest) return false;
    latest = count;
    const run = runInFile();
    // A process that opened the file at the same time may have begun its run later.
    if (run !== undefined && !known.has(run) && runsBeside(file).includes(run)) known.add(run);
    return known.has(run);
  }
  return {
    /**
     * The damage that shows: something else was written over the file, as far as that shows without its log, or over the log;
     * or the log is shorter than the database left it, so it has lost changes, and would lose what comes next.
     */
    damage(): 'overwritten' | 'cut off' | 'log overwritten' | undefined {
      try {
        return log.damage() ?? (isOurs() ? undefined : 'overwritten');
      } catch {
        // SQLite fails at the same disk error, and reports it.
        return undefined;
      }
    },
    close: () => {
      closeSync(descriptor);
      log.close();
    },
  };
}

/** Inspects the log beside a file. */
function logOf(file: string, pageSize: number) {
  const paths = [`${file}-wal`, `${file}-shm`] as const;
  // Kept open for the same reason.
  let descriptors: [log: number, index: number] | undefined;
  const countFrames = (index: number) => {
    const count = new Uint32Array(1); // in the byte order of this machine
    return readSync(index, count, 0, frames.bytes, frames.at) === frames.bytes ? (count[0] ?? 0) : 0;
  };
  const saltsAt = (descriptor: number, at: number) => {
    const bytes = Buffer.alloc(salts.bytes);
    readSync(descriptor, bytes, 0, salts.bytes, at);
    return bytes.toString('hex');
  };
  const frameSize = logSizes.frame + pageSize;
  let checked = { count: 0, of: '' };
  /** True if the next frames since the last check are of this log. A log that was cut off and then written to has a gap of zeros. */
  function areOurs(log: number, count: number, own: string): boolean {
    const first = checked.of === own ? checked.count : 0;
    const end = Math.min(count, first + mostFrames);
    checked = { count: end, of: own };
    for (let at = Math.max(0, first - 1); at < end; at++)
      if (saltsAt(log, logSizes.header + at * frameSize + salts.inFrame) !== own) return false;
    return true;
  }
  return {
    damage(): 'cut off' | 'log overwritten' | undefined {
      descriptors ??= paths.every((path) => existsSync(path))
        ? [openSync(paths[0], 'r'), openSync(paths[1], 'r')]
        : undefined;
      if (!descriptors) return undefined;
      const [log, index] = descriptors;
      const [count, own] = [countFrames(index), saltsAt(index, salts.inIndex)];
      const isCut = fstatSync(log).size < logSizes.header + count * frameSize;
      if (!isCut && saltsAt(log, salts.inLog) === own && areOurs(log, count, own)) return undefined;
      // Another process may have restarted the log in between. In one without frames nothing is lost.
      const isSame = count > 0 && countFrames(index) === count && saltsAt(index, salts.inIndex) === own;
      return isSame ? (isCut ? 'cut off' : 'log overwritten') : undefined;
    },
    close: () => descriptors?.forEach((each) => void closeSync(each)),
  };
}

/** The page that names the run, counted from 1, and the size of a page in bytes; page 0 in a file that names none. */
function placeOfRun(database: DatabaseSync): { root: number; size: number } {
  const root = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'run'`).get()?.rootpage;
  return { root: Number(root ?? 0), size: pragma(database, 'page_size') };
}
