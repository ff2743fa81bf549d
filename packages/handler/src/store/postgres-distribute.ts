import { openPostgresStore } from './postgres.ts';
import { addressesOf, clientOf, findWriter } from './postgres-hosts.ts';
import { lockMigration } from './postgres-migrate.ts';
import { StoreError } from './store.ts';

/** Limit to the first connection to the database, in milliseconds. */
const withinMs = 5_000;

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
  // Creates the tables, or migrates them to this version.
  await (await openPostgresStore(url)).close();
  const pg = await import('pg');
  const { address } = await findWriter(pg, addressesOf(url), withinMs);
  const client = clientOf(pg, address, { connectionTimeoutMillis: withinMs });
  await client.connect();
  try {
    await client.query(`BEGIN; ${lockMigration}`);
    const extension = await client.query(`SELECT FROM pg_extension WHERE extname = 'citus'`);
    if (extension.rowCount === 0)
      throw new StoreError(
        'the database has no extension citus: CREATE EXTENSION citus, on the coordinator and each worker',
      );
    const distributed = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_dist_partition JOIN pg_class ON oid = logicalrelid
       WHERE relnamespace = current_schema()::regnamespace`,
    );
    const done = new Set(distributed.rows.map(({ name }) => name));
    const left = [...byProject, ...everywhere].filter((name) => !done.has(name));
    for (const name of left) await client.query(distributing(name));
    await client.query('COMMIT');
    return left;
  } finally {
    await client.end();
  }
}

function distributing(name: string): string {
  if (everywhere.includes(name)) return `SELECT create_reference_table('${name}')`;
  const beside = name === byProject[0] ? 'default' : byProject[0];
  return `SELECT create_distributed_table('${name}', 'project_id', colocate_with => '${beside}')`;
}
