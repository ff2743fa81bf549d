import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database that tests may make schemas in; empty when there is none, and tests that need it are skipped. */
    postgres: string;
  }
}

/**
 * Before the tests: the database of `DLI_TEST_POSTGRES_URL`, else a cluster of the installed binaries, which ends with
 * the tests. Without either its tests are skipped, unless `DLI_REQUIRE_POSTGRES=1` forbids that.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.DLI_TEST_POSTGRES_URL;
  if (given) {
    const client = new Client(given);
    await client.connect().catch((cause) => {
      throw new Error('DLI_TEST_POSTGRES_URL names no database that answers', { cause });
    });
    await client.end();
    project.provide('postgres', given);
    return undefined;
  }
  const cluster = await startCluster();
  if (cluster) {
    project.provide('postgres', cluster.url);
    return cluster.stop;
  }
  const cure = "install Debian's postgresql, or set DLI_TEST_POSTGRES_URL to a database, 15 or newer";
  if (process.env.DLI_REQUIRE_POSTGRES === '1') throw new Error(`There is no PostgreSQL to test with: ${cure}.`);
  console.warn(`No PostgreSQL: SKIPPED all tests of the store in it. To run them, ${cure}.`);
  project.provide('postgres', '');
  return undefined;
}
