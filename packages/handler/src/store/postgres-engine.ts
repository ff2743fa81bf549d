import { JsonText } from '../json-text.ts';
import { createBatchQueue } from './batch-queue.ts';
import {
  type Ask,
  type Dialect,
  type Engine,
  type Inserted,
  type Job,
  type OrderEnd,
  run,
  stepThrough,
} from './engine.ts';
import { limitPerKey } from './limit-per-key.ts';
import {
  forBatches,
  forLoading,
  forReading,
  forSaving,
  forSearching,
  forTesting,
  forWriting,
  type Kind,
} from './postgres-connection.ts';
import type { Database } from './postgres-hosts.ts';
import { codeOf, type Sessions, type Transaction } from './postgres-transaction.ts';
import { insertAll } from './rows.ts';
import { outdated, version } from './schema.ts';
import { type Saved, StoreError } from './store.ts';

export const postgresDialect: Dialect = {
  forUpdate: 'FOR UPDATE',
  sortsUnions: true,
  jsonArray: 'json_agg',
  // Merges only as many rows as needed. An INTERSECT would read all rows first, and PostgreSQL underestimates how many rows a
  // JOIN finds, and so looks up each.
  intersect: ([first = '', ...others]) => {
    const isIn = (query: string, at: number) =>
      `EXISTS (SELECT FROM (${query}) q${at} WHERE q${at}.create_time = q.create_time AND q${at}.seq = q.seq)`;
    return others.length === 0 ? first : `SELECT * FROM (${first}) q WHERE ${others.map(isIn).join(' AND ')}`;
  },
  // The OFFSET keeps it a query of its own, so that there is no other way to join it.
  lookUp: (condition) => `CROSS JOIN LATERAL (SELECT * FROM connections c WHERE ${condition} OFFSET 0) c`,
};

/** Advances the end of a project's order. Its row stays locked until the transaction ends. */
const moveEnd = `INSERT INTO projects AS p (project_id, latest_seq, latest_time) VALUES ($1, $2, $3)
  ON CONFLICT (project_id) DO UPDATE SET latest_seq = p.latest_seq + excluded.latest_seq,
    latest_time = GREATEST(p.latest_time, excluded.latest_time), previous_time = p.latest_time
  RETURNING latest_seq, previous_time`;

/** Reserves places at the end of the order of a project. */
export function* endOf(project_id: string, count: number, latest: number | null): Job<OrderEnd> {
  const [row] = yield* run(moveEnd, [project_id, count, latest]);
  const previous = row?.previous_time ?? null;
  return { time: previous === null ? undefined : Number(previous), seq: Number(row?.latest_seq) - count + 1 };
}

/** SQLSTATEs of a database that is itself in trouble: every other query fails as well. */
const inTrouble = /^(53|57P0|25006)/;

/** True if the database works, but does not carry out this change. */
function isHeldUp(error: unknown): boolean {
  const code = error instanceof StoreError && !error.mayStand ? (codeOf(error) ?? '') : '';
  // Errors of the driver itself have codes that begin with other letters.
  return /^(\d|XX)/.test(code) && !inTrouble.test(code);
}

/** Adds connections, all or none. The queries of one step of several projects are sent together. */
async function addAll(connections: readonly Saved[], ask: Ask): Promise<Inserted[]> {
  const outcomes = new Map<Saved, Inserted>();
  const failures: unknown[] = [];
  function* addTo(project_id: string, those: readonly Saved[]): Job<void> {
    const latest = Math.max(...those.map(({ create_time }) => create_time));
    const end = yield* endOf(project_id, those.length, latest);
    const made = yield* insertAll(those, end);
    for (const [at, each] of those.entries()) outcomes.set(each, made[at] as Inserted); // every connection has one
  }
  // In one order everywhere, to avoid deadlocks between batches. One by one, since projects may be on several machines.
  const byProject = [...Map.groupBy(connections, ({ project_id }) => project_id)].sort(([a], [b]) => (a < b ? -1 : 1));
  const jobs = byProject.map((each) => stepThrough(() => addTo(...each), ask));
  await Promise.all(jobs.map((job) => job.catch((error: unknown) => failures.push(error))));
  // The first error is the cause: after it the database refuses all further queries of the transaction. All jobs have ended,
  // so none can send a query after it.
  if (failures.length > 0) throw failures[0];
  return connections.map((each) => outcomes.get(each) as Inserted); // every connection has one
}

/** Maximum number of concurrent changes of a project, out of ten connections for changes. */
const mostChanges = 3;

/** Maximum number of concurrent searches by tags of a project, out of ten connections for reads. */
const mostSearches = 3;

/** Limit to the wait of a call for others of its project, in milliseconds. */
const queueMs = 5_000;

/** Maximum number of projects remembered as busy. Beyond it all are forgotten. */
const mostBusy = 1_000;

/**
 * Creates in batches. With one commit each, a project could make only one at a time, and all projects together only as many
 * as the disk commits. A project whose creates are held up stays out of batches until one of them succeeds.
 */
function createCreates(transaction: Transaction, late: () => Error, readiness: Readiness): Engine['add'] {
  const busy = new Set<string>();
  const oneByOne = limitPerKey(1, queueMs, late);

  async function carryOut(kind: Kind, connections: readonly Saved[]): Promise<Inserted[]> {
    const began = performance.now();
    const results = await transaction(kind, (ask) => addAll(connections, ask)).catch(readiness.noteFailure);
    if (results.includes('inserted')) readiness.noteWrite(began);
    return results;
  }

  async function alone(connection: Saved): Promise<Inserted> {
    const { project_id } = connection;
    const [result] = await oneByOne(project_id, () =>
      // The connections of batches have short waits, so only held-up items take connections from other changes.
      carryOut(forBatches, [connection]).catch((error: unknown) => {
        if (!isHeldUp(error)) throw error;
        if (busy.size === mostBusy) busy.clear();
        busy.add(project_id);
        return carryOut(forWriting, [connection]);
      }),
    );
    busy.delete(project_id);
    return result as Inserted; // there is one for each connection
  }

  const together = createBatchQueue<Saved, Inserted>(
    (batch) => carryOut(forBatches, batch),
    async (connection, error) => {
      // Each may succeed by itself: one is at fault, or its project is busy or on a node that is down.
      if (error instanceof StoreError && !isHeldUp(error)) throw error;
      return alone(connection);
    },
  );
  return (connection) => (busy.has(connection.project_id) ? alone(connection) : together(connection));
}

/** Age up to which a finished write proves that writes finish, in milliseconds. */
const recentMs = 1_000;

/**
 * A write with the locks and privileges of a create, in the project `''`, which nobody has, and those of a list. It leaves one
 * row at most.
 */
const testWrite = `SELECT FROM grants WHERE grantee = '';
  INSERT INTO connections SELECT * FROM connections WHERE project_id = '' AND id = '';
  INSERT INTO tags SELECT * FROM tags WHERE project_id = '' AND connection_id = '';
  INSERT INTO projects (project_id, latest_seq) VALUES ('', 0)
    ON CONFLICT (project_id) DO UPDATE SET latest_seq = excluded.latest_seq`;

/** A connection in that project. It takes a quarter of a page, so it fits nowhere on a full disk where no other does. */
const sample: Saved = {
  ...{ project_id: '', id: '', name: '', dest_vpc_id: '', dest_network_id: '', routetable_id: null },
  ...{ create_time: 0, delete_time: null, unique_name: true, hosts: JsonText.of([{ name: 'h'.repeat(1_500) }]) },
  ...{ tags: [{ key: '', value: '' }], peerings: [], routes: [], grants: [] },
};

type Readiness = ReturnType<typeof createReadiness>;

/**
 * Checks that a database carries out writes, from recent creates or by a write of its own. After a failure that includes a
 * whole create: the small write alone succeeds on a full disk.
 */
function createReadiness({ transaction, look }: Sessions, at: string) {
  let ended = Number.NEGATIVE_INFINITY;
  let failed: number | undefined;
  let testing: Promise<void> | undefined;

  /** Records that a create succeeded. One that began before the last failure proves nothing. */
  function noteWrite(began: number): void {
    if (failed !== undefined && began <= failed) return;
    ended = performance.now();
    failed = undefined;
  }
  async function test(): Promise<void> {
    const began = performance.now();
    await transaction(forTesting, async (ask) => {
      await ask({ sql: testWrite, values: [] });
      if (failed === undefined) return;
      // Undone, but each time leaves space for PostgreSQL to clean up.
      await ask({ sql: 'SAVEPOINT test', values: [] });
      await addAll([sample], ask);
      await ask({ sql: 'ROLLBACK TO test', values: [] });
    });
    noteWrite(began);
  }
  return {
    noteWrite,
    /** Records that a change failed. */
    noteFailure(error: unknown): never {
      failed = performance.now();
      throw error;
    },
    /** Rejects with the reason while no write can be carried out, or not by this version of the server. */
    async ready(): Promise<void> {
      const [row] = await look({ sql: 'SELECT max(version) AS version FROM schema_version', values: [] });
      if (Number(row?.version) > version) throw new StoreError(`the database at ${at} ${outdated}`);
      if (performance.now() - ended < recentMs) return;
      testing ??= test().finally(() => {
        testing = undefined;
      });
      await testing;
    },
  };
}

export function createEngine({ transaction, look }: Sessions, database: Database, at: string): Engine {
  const carryOut = <Result>(kind: Kind, job: () => Job<Result>) => transaction(kind, (ask) => stepThrough(job, ask));
  const readiness = createReadiness({ transaction, look }, at);
  const late = () => new StoreError(`the database at ${at} holds up the changes of the project; try again`);
  const limited = limitPerKey(mostChanges, queueMs, late);
  const tooMany = () => new StoreError(`the database at ${at} is busy with other searches of the project; try again`);
  const searching = limitPerKey(mostSearches, queueMs, tooMany);
  return {
    dialect: postgresDialect,
    look,
    read: (job) => carryOut(forReading, job),
    search: (job, project_id) => searching(project_id, () => carryOut(forSearching, job)),
    write: (job, project_id = '') => limited(project_id, () => carryOut(forWriting, job).catch(readiness.noteFailure)),
    add: createCreates(transaction, late, readiness),
    endOf,
    readAll: (body) => transaction(forSaving, (ask) => body((job) => stepThrough(job, ask))),
    writeAll: (body) => transaction(forLoading, (ask) => body((job) => stepThrough(job, ask))),
    ready: readiness.ready,
    close: () => database.end(),
  };
}
