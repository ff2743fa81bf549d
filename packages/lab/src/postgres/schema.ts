import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The address of a database with only one schema visible. */
export function withinSchema(database: string, schema: string): string {
  const url = `${database}${database.includes('?') ? '&' : '?'}`;
  return `${url}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/** Runs statements in a database, and gives the rows of the last one. */
export async function queryIn(database: string, sql: string): Promise<unknown[]> {
  const client = new Client(database);
  client.on('error', () => {}); // the query rejects
  await client.connect();
  try {
    const results = [await client.query(sql)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** A place for a store, a schema of its own in place of a database, and how to remove it. */
export async function createSchemaIn(database: string): Promise<{ url: string; remove: () => Promise<void> }> {
  const schema = `dli_${randomUUID().replaceAll('-', '')}`;
  await queryIn(database, `CREATE SCHEMA ${schema}`);
  const remove = async () => void (await queryIn(database, `DROP SCHEMA ${schema} CASCADE`));
  return { url: withinSchema(database, schema), remove };
}
