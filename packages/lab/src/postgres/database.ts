import { Client } from 'pg';
import { startCluster } from './cluster.ts';

/** A database to make schemas in, and how to end it. */
export interface TestDatabase {
  url: string;
  stop: () => Promise<void>;
}

/** Advice for a machine without a database. */
export const cure = "install Debian's postgresql, or set DLI_TEST_POSTGRES_URL to a database, 15 or newer";

/**
 * The database of `DLI_TEST_POSTGRES_URL`, else a cluster of the installed binaries; `undefined` if there is neither,
 * which is an error under `DLI_REQUIRE_POSTGRES=1`.
 */
export async function openDatabase(): Promise<TestDatabase | undefined> {
  const given = process.env.DLI_TEST_POSTGRES_URL;
  if (given) {
    const client = new Client(given);
    await client.connect().catch((cause) => {
      throw new Error('DLI_TEST_POSTGRES_URL names no database that answers', { cause });
    });
    await client.end();
    return { url: given, stop: async () => {} };
  }
  const cluster = await startCluster();
  if (cluster || process.env.DLI_REQUIRE_POSTGRES !== '1') return cluster;
  throw new Error(`There is no PostgreSQL to test with: ${cure}.`);
}
