import { inject, onTestFinished } from 'vitest';
import { createSchemaIn, queryIn, withinSchema } from './schema.ts';
// The type of the provided value stands there; an importer from another package would not see it otherwise.
import type {} from './setup.ts';

/** Address of the database that the tests may use; empty when there is none. */
export const postgres = inject('postgres');

/** The same database as one in which only some schema is seen. */
export const within = (schema: string): string => withinSchema(postgres, schema);

/** Runs statements in the database that the tests may use, and gives the rows of the last one. */
export const query = (sql: string, url = postgres): Promise<unknown[]> => queryIn(url, sql);

/** A place for a store, a schema of its own in place of a database, and how to remove it. */
export const createSchema = (): ReturnType<typeof createSchemaIn> => createSchemaIn(postgres);

/** A new place for a store, which is removed after the test. */
export async function createPlace(): Promise<string> {
  const { url, remove } = await createSchema();
  onTestFinished(remove);
  return url;
}

/** The address of a place for a user who may read and change its tables, and does not own them. */
export async function asGuest(place: string): Promise<string> {
  const role = 'pg_monitor'; // every database has it
  await query(
    `DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${role}', current_schema());
      EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO ${role}', current_schema()); END $$`,
    place,
  );
  return `${place}%20-c%20role%3D${role}`; // an address ends with the options of the session
}
