import type { Ask } from './engine.ts';
import { openDatabase } from './postgres.ts';
import { forMigrating } from './postgres-connection.ts';
import { lockMigration } from './postgres-migrate.ts';
import { StoreError } from './store.ts';

/**
 * Tables that are distributed by project, each after the one that it refers to or is joined with. All rows of a project are
 * on one node.
 */
const byProject = ['projects', 'connections', 'tags'];

/** Small and seldom written tables without a project, or read by another one: each node has a copy. */
const everywhere = ['grants', 'schema_version'];

/**
 * Distributes the tables of a store, on a coordinator with the extension Citus. Concurrent calls do it once. Existing rows
 * are moved, and writes wait meanwhile.
 *
 * @returns the tables that were made distributed now; none where all were already.
 * @throws StoreError when the database cannot be used, or has no Citus.
 */
export async function distributePostgres(url: string): Promise<string[]> {
  const { sessions, database } = await openDatabase(url);
  try {
    return await sessions.transaction(forMigrating, distributeTables);
  } finally {
    await database.end();
  }
}

async function distributeTables(ask: Ask): Promise<string[]> {
  const query = (sql: string) => ask({ sql, values: [] });
  await query(lockMigration);
  const extension = await query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`);
  if (extension.length === 0)
    throw new StoreError(
      'the database has no extension citus: CREATE EXTENSION citus, on the coordinator and each worker',
    );
  const distributed = await query(
    `SELECT relname AS name FROM pg_dist_partition JOIN pg_class ON oid = logicalrelid
     WHERE relnamespace = current_schema()::regnamespace`,
  );
  const done = new Set(distributed.map(({ name }) => name));
  const left = [...byProject, ...everywhere].filter((name) => !done.has(name));
  for (const name of left) await query(distributing(name));
  return left;
}

function distributing(name: string): string {
  if (everywhere.includes(name)) return `SELECT create_reference_table('${name}')`;
  const beside = name === byProject[0] ? 'default' : byProject[0];
  return `SELECT create_distributed_table('${name}', 'project_id', colocate_with => '${beside}')`;
}
