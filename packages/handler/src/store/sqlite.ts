import type { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { createBatchQueue } from './batch-queue.ts';
import { type Dialect, type Engine, type Job, type OrderEnd, queryOf, type Run, run } from './engine.ts';
import { insertOne } from './rows.ts';
import { outdated, version } from './schema.ts';
import { always } from './selection.ts';
import { createSqlStore } from './sql-store.ts';
import { isBusy, pause } from './sqlite-error.ts';
import { realFile } from './sqlite-file.ts';
import { open } from './sqlite-open.ts';
import { createSession } from './sqlite-session.ts';
import { createWatch } from './sqlite-watch.ts';
import { type Store, StoreError } from './store.ts';

export interface SqliteOptions {
  /** Longest wait for another process that has locked the file, in milliseconds. 5 seconds by default. */
  lockTimeoutMs?: number;
  /** `true` to open a file of this version without writing anything that a caller did not ask for. */
  asItIs?: boolean;
}

/**
 * A store in one SQLite file, or in memory for `:memory:`. A change is on the disk before its promise resolves: the journal
 * is a write-ahead log that is synced at each commit. Concurrent changes share one. While another process holds the write
 * lock, as a long import does, reads go on, and changes reject with a `StoreError` after a wait.
 *
 * @throws StoreError when the file cannot be opened, is not a database, or was written by a version that does not fit.
 */
export function openSqliteStore(file: string, { lockTimeoutMs = 5_000, asItIs }: SqliteOptions = {}): Store {
  const real = realFile(file);
  const { database, mustBeUnchanged } = open(real, lockTimeoutMs, asItIs);
  const engine = createEngine(database, real, file, lockTimeoutMs);
  // Its reason goes before a failure, such as that of a mix of old and new pages.
  return createSqlStore({ ...engine, readAll: (body) => engine.readAll(body).finally(mustBeUnchanged) });
}

export const sqliteDialect: Dialect = {
  forUpdate: '',
  stepSize: 20_000,
  jsonArray: 'json_group_array',
  // Merges only as many rows as needed. A join would look up each row.
  intersect: (queries) => queries.join(' INTERSECT '),
  // SQLite reads the tables of a CROSS JOIN in their order.
  lookUp: (condition) => `CROSS JOIN connections c ON ${condition}`,
};

/** Time after which a search lets others come in, in milliseconds. */
const searchMs = 2;

/** The latest connection of a project is the last entry of an index. Rows number themselves, in the order of their insertion. */
const latest = `SELECT c.create_time FROM connections c WHERE c.project_id = $1 AND ${always}
  ORDER BY c.create_time DESC LIMIT 1`;

export function* endOf(project_id: string): Job<OrderEnd> {
  const [row] = yield queryOf(latest, [project_id]);
  return { time: row && Number(row.create_time), seq: null };
}

function createEngine(database: DatabaseSync, file: string, given: string, lockTimeoutMs: number): Engine {
  const session = createSession(database, file);
  const watch = createWatch(database, file, given);
  const ends = new Map<string, OrderEnd>(); // of projects: nobody else adds until the transaction ends
  const together = async (jobs: readonly (() => Job<unknown>)[]) =>
    session.transaction('BEGIN IMMEDIATE', () => {
      watch.check();
      ends.clear();
      return jobs.map((job) => session.carryOut(job()));
    });
  // Jobs of one round of the event loop share a commit, since a transaction locks the whole file.
  const queue = createBatchQueue(together, async (job, error) => {
    if (error instanceof StoreError) throw error;
    return (await together([job]))[0];
  });
  const { patiently, hold } = createTurns(lockTimeoutMs, watch);
  const { noteFailure, ready } = createReadiness(file);
  /** Lets others come in; of several searches one goes on in each turn of the event loop. */
  const pauseSearch = () => (paused = paused.then(() => setImmediate()));
  let paused = Promise.resolve();
  // The queue resolves to the result of the job that it was given.
  const write = <Result>(job: () => Job<Result>) => patiently(() => queue(job) as Promise<Result>).catch(noteFailure);
  const longTransaction = <Result>(begin: string, body: (run: Run) => Promise<Result>) =>
    hold(async () => {
      await queueEnd();
      watch.check();
      await patiently(() => session.begin(begin), false);
      return session.finish(() => body(async (job) => session.carryOut(job())));
    });

  return {
    dialect: sqliteDialect,
    look: (query) => patiently(() => session.look(query)),
    read: (job) => patiently(() => session.transaction('BEGIN', () => session.carryOut(job()))),
    async search(job) {
      const steps = job();
      for (let step = steps.next(); ; await pauseSearch()) {
        step = await patiently(() => session.transaction('BEGIN', () => session.advance(steps, step, searchMs)));
        if (step.done) return step.value;
      }
    },
    write,
    add: (connection) =>
      write(() => {
        const { project_id } = connection;
        const end = ends.get(project_id) ?? session.carryOut(endOf(project_id));
        ends.set(project_id, end);
        return insertOne(connection, end);
      }),
    endOf,
    readAll: (body) => longTransaction('BEGIN', body),
    writeAll: (body) => longTransaction('BEGIN IMMEDIATE', body),
    ready: () => ready(write),
    async close() {
      await queueEnd();
      database.close();
      watch.close();
    },
  };
}

/** Waits for the jobs that are queued by now: they are carried out in the next round of the event loop. */
const queueEnd = () => setImmediate();

/** Checks that a file can be changed. After a failure it writes as a create does: a file on a full disk can still be locked and read. */
function createReadiness(file: string) {
  let isDoubtful = false;
  return {
    /** Records that a change failed. */
    noteFailure(error: unknown): never {
      isDoubtful = true;
      throw error;
    },
    /** Rejects with the reason while no change can be made, or not by this version of the server. It takes the lock of a change. */
    async ready(write: Engine['write']): Promise<void> {
      const tests = isDoubtful;
      await write(() => mustBeOf(file, tests), '');
      if (tests) isDoubtful = false;
    },
  };
}

/** A write to every page that a small create writes to: each takes room in the log, also where nothing is different afterwards. */
const testWrite = [
  `INSERT INTO connections (project_id, id, name, create_time, unique_name, settled_time, tagged, rest, hosts_checksum,
    checksum, shown, hosts) VALUES ('', '', '', 0, 0, 0, 0, '', 0, 0, '', '')`,
  `DELETE FROM connections WHERE project_id = ''`,
];

/** Refuses a file that another process took to a newer version. `tests` writes to it. */
function* mustBeOf(file: string, tests: boolean): Job<void> {
  const [row] = yield* run('PRAGMA user_version', []);
  if (Number(row?.user_version) > version) throw new StoreError(`the data file ${file} ${outdated}`);
  if (tests) for (const sql of testWrite) yield* run(sql, []);
}

/** Makes others wait while a transaction stays open across events. Attempts that find a locked file begin again. */
function createTurns(lockTimeoutMs: number, watch: ReturnType<typeof createWatch>) {
  let held: Promise<unknown> | undefined;

  /** Begins some work, and retries while another process has locked the file, up to a limit. */
  async function patiently<Result>(attempt: () => Result | Promise<Result>, inTurn = true): Promise<Result> {
    const until = performance.now() + lockTimeoutMs;
    for (;;) {
      try {
        while (inTurn && held) await held;
        if (inTurn) watch.checkNowAndThen();
        return await attempt();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await sleep(pause);
    }
  }
  async function hold<Result>(work: () => Promise<Result>): Promise<Result> {
    while (held) await held;
    const working = work().finally(() => {
      held = undefined;
    });
    held = working.catch(() => {});
    return working;
  }
  return { patiently, hold };
}
