import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
// What it provides is typed there; an importer from another package would not see it otherwise.
import type {} from './postgres-setup.ts';

/** Address of the database that the tests may use; empty when there is none. */
export const postgres = inject('postgres');

/** The same database as one in which only some schema is seen. */
export function within(schema: string): string {
  const url = `${postgres}${postgres.includes('?') ? '&' : '?'}`;
  return `${url}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/** Runs statements in the database that the tests may use, and gives the rows of the last one. */
export async function query(sql: string, url = postgres): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const results = [await client.query(sql)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** A place for a store, a schema of its own in place of a database, and how to remove it. */
export async function createSchema(): Promise<{ url: string; remove: () => Promise<void> }> {
  const schema = `dli_${randomUUID().replaceAll('-', '')}`;
  await query(`CREATE SCHEMA ${schema}`);
  return { url: within(schema), remove: () => query(`DROP SCHEMA ${schema} CASCADE`).then(() => {}) };
}

/** A new place for a store, which is removed after the test. */
export async function createPlace(): Promise<string> {
  const { url, remove } = await createSchema();
  onTestFinished(remove);
  return url;
}
