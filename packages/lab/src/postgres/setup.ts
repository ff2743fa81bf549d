import type { TestProject } from 'vitest/node';
import { cure, openDatabase } from './database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database that tests may make schemas in; empty when there is none, and tests that need it are skipped. */
    postgres: string;
  }
}

/** Before the tests: a database for them, which ends with them. Without one its tests are skipped. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const database = await openDatabase();
  if (!database) console.warn(`No PostgreSQL: SKIPPED all tests of the store in it. To run them, ${cure}.`);
  if (!process.env.DLI_TEST_CITUS_URL)
    console.warn(
      'No Citus: SKIPPED the tests of the store on it. To run them, set DLI_TEST_CITUS_URL to a coordinator.',
    );
  project.provide('postgres', database?.url ?? '');
  return database?.stop;
}
