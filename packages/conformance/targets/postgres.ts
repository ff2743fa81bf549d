import { startCluster } from '@dli-connections/lab/postgres/cluster';

/** A database for targets to make schemas in, and how to be rid of it; `undefined` where there is no PostgreSQL. */
export async function openPostgres(): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const given = process.env.DLI_TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => {} };
  const cluster = await startCluster();
  if (cluster || process.env.DLI_REQUIRE_POSTGRES !== '1') return cluster;
  throw new Error("DLI_REQUIRE_POSTGRES is 1, and there is no PostgreSQL: install Debian's postgresql");
}
