import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, stepThrough } from './engine.ts';
import { copyAside, dropAside, moveAside } from './from-version-2.ts';
import { reasonOf } from './postgres-hosts.ts';
import { codeOf } from './postgres-transaction.ts';
import {
  columnsByKey,
  findEnds,
  postgresFromVersion3,
  postgresSchema,
  refusalOfVersion,
  tagsByKey,
  version,
} from './schema.ts';
import { StoreError } from './store.ts';

/** Key of the advisory lock for inspecting and migrating the schema: `dli` in ASCII. */
const lock = 0x64_6c_69;

/** Takes that lock until the end of the transaction. */
export const lockMigration = `SELECT FROM pg_advisory_xact_lock(${lock})`;

/** Asks a statement without values. */
type AskPlain = (sql: string) => ReturnType<Ask>;

/** Takes a line, or the reason in one. */
type Say = (line: string) => void;

/** The reason why a database cannot become a store; it is refused before anything in it is changed. */
const refuse = (at: string, problem: string) => new StoreError(`the database at ${at} ${problem}`);

/**
 * Brings the schema of a database up to date, once however many processes start at the same time. Needs a READ COMMITTED
 * transaction. The lock ends with it, which unlike a session lock also works behind a pooler.
 *
 * @param say takes a line about an index that cannot be added now, and about a wait.
 * @throws StoreError when the database has no UTF-8, or the server or the schema is of a version that does not fit.
 */
export async function migrate(ask: Ask, at: string, say: Say): Promise<void> {
  const query = (sql: string) => ask({ sql, values: [] });
  const [server] = await query(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
       current_setting('server_encoding') AS encoding`,
  );
  if (Number(server?.version) < 150_000) throw refuse(at, `is PostgreSQL ${server?.name}; use 15 or newer`);
  if (server?.encoding !== 'UTF8') throw refuse(at, `has the encoding ${server?.encoding}; use one with UTF8`);

  await query(lockMigration);
  const found = await versionOf(query);
  const refusal = refusalOfVersion(found);
  if (refusal) throw refuse(at, refusal);
  if (found !== version)
    await migrateFrom(found, ask, (reason) =>
      say(`the database at ${at} is migrated once no transaction holds its tables: ${reason}`),
    );
  const reason = await addTagsByKey(query);
  if (reason) say(`the database at ${at} has no valid index tags_by_key, so searches by tags are slow: ${reason}`);
}

/** Finds the index by its columns: in a partitioned table it may have another name. `quote_all_identifiers` quotes them. */
const findTagsByKey = `SELECT indexrelid::regclass::text AS name, indisvalid AS valid FROM pg_index
  WHERE indrelid = 'tags'::regclass AND replace(pg_get_indexdef(indexrelid), '"', '') LIKE '%${columnsByKey}'`;

/** The SQLSTATE of a lock that takes too long. */
const lockedTooLong = '55P03';

/** SQLSTATEs of that, of a user who does not own the table, and of another index with the name. */
const impossible = [lockedTooLong, '42501', '42P07'];

/** Longest wait for a lock, in milliseconds: shorter than PostgreSQL's for a deadlock, which would end the transaction. */
const lockMs = 800;

/**
 * Carries out statements that wait for locks, or undoes them and returns the reason, if it is one of some SQLSTATEs. The wait is
 * short, because everything else that asks for these locks waits behind it.
 */
async function attempt(
  query: AskPlain,
  expected: readonly string[],
  statements: readonly string[],
): Promise<string | undefined> {
  await query('SAVEPOINT attempt');
  await query(`SET LOCAL lock_timeout = ${lockMs}`);
  try {
    for (const sql of statements) await query(sql);
    await query('SET LOCAL lock_timeout TO DEFAULT');
    return undefined;
  } catch (error) {
    if (!expected.includes(codeOf(error) ?? '')) throw error;
    await query('ROLLBACK TO attempt');
    return reasonOf((error as StoreError).cause); // only these have an SQLSTATE
  }
}

/**
 * Adds the index, in place of an invalid one that a failed `CREATE INDEX CONCURRENTLY` left, or returns the reason why that is
 * impossible now: the server only searches slower without it, and the next one that starts tries again.
 */
async function addTagsByKey(query: AskPlain): Promise<string | undefined> {
  const found = await query(findTagsByKey);
  if (found.some(({ valid }) => valid)) return undefined;
  return attempt(query, impossible, [...found.map(({ name }) => `DROP INDEX ${name}`), tagsByKey]);
}

/** Waits for open writes of older servers and blocks new ones, which the copy would lose. */
const lockTables = 'LOCK TABLE connections, tags, grants IN ACCESS EXCLUSIVE MODE';

/** Pause between attempts to lock the tables, in which other transactions get them, in milliseconds. */
const pauseMs = 2_000;

/** Number of these attempts, which take about an hour. */
const mostAttempts = 1_200;

async function lockAll(query: AskPlain, say: Say): Promise<void> {
  for (let made = 1; ; made++) {
    const reason = await attempt(query, made < mostAttempts ? [lockedTooLong] : [], [lockTables]);
    if (!reason) return;
    if (made === 1) say(reason);
    await sleep(pauseMs);
  }
}

async function migrateFrom(found: number, ask: Ask, say: Say): Promise<void> {
  const query: AskPlain = (sql) => ask({ sql, values: [] });
  if (found > 0) await lockAll(query, say);
  if (found === 0) await query(postgresSchema);
  else if (found === 3) for (const sql of postgresFromVersion3) await query(sql);
  else {
    await query(moveAside + postgresSchema);
    await stepThrough(copyAside, ask);
    await query(dropAside + findEnds);
  }
  await query(`INSERT INTO schema_version (version) VALUES (${version})`);
}

async function versionOf(query: AskPlain): Promise<number> {
  // Checked first: CREATE … IF NOT EXISTS needs the right to create, which a server only needs once.
  const [table] = await query(`SELECT to_regclass('schema_version') IS NULL AS missing`);
  if (table?.missing)
    await query('CREATE TABLE schema_version (version INT PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now())');
  const [found] = await query('SELECT coalesce(max(version), 0) AS version FROM schema_version');
  return Number(found?.version);
}
