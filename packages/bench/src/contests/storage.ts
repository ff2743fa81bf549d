import { statSync } from 'node:fs';
import { openPostgresStore } from '@dli-connections/handler';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { Client } from 'pg';
import { contest, MissingError } from '../contest.ts';
import { connectionAt, fill, pieces } from './filled.ts';
import { project } from './requests.ts';

/** Enough to make the fixed size of a file irrelevant. */
const size = 20_000;

const contentOf = ({ hosts, ...rest }: ReturnType<typeof connectionAt>) => ({ ...rest, hosts: hosts.read() });

const why =
  'A connection is in four indexes, each with the 32 characters of its project: by identifier, by name, in the order of creation, and in the same order among active or deleted ones, without which a filter by status would read all of a project.';

/** The space that a stored connection takes. */
export const storage = contest('storage', {
  title: 'Keep a connection with one queue and one host: bytes on the disk',
  unit: 'bytes',
  contenders: {
    content: {
      what: 'its stored data, as JSON without names of fields',
      open: async () => ({
        measure: async () =>
          JSON.stringify(Object.values(contentOf(connectionAt(1))), (_, value) => value ?? undefined).length,
      }),
    },
    SQLite: {
      what: 'the file, indexes included',
      open: async (lab) => ({ measure: async () => statSync(await fill(lab, size)).size / size }),
    },
    PostgreSQL: {
      what: 'the tables, indexes included',
      async open(lab) {
        const cluster = await startCluster();
        if (!cluster) throw new MissingError('PostgreSQL is not installed');
        lab.defer(cluster.stop);
        const store = await openPostgresStore(cluster.url);
        await store.load(project, pieces(size), true);
        await store.close();
        return {
          async measure() {
            const client = new Client(cluster.url);
            await client.connect();
            const { rows } = await client.query(
              `SELECT sum(pg_total_relation_size(oid))::int AS bytes FROM pg_class WHERE relname = 'connections'`,
            );
            await client.end();
            return rows[0].bytes / size;
          },
        };
      },
    },
  },
  rounds: 1,
  rows: [
    { work: 'keep a connection on SQLite', kind: 'baseline', ratio: ['SQLite', 'content'], bar: { most: 2 }, why },
    {
      work: 'keep a connection on PostgreSQL',
      kind: 'baseline',
      ratio: ['PostgreSQL', 'content'],
      bar: { most: 2.5 },
      why,
    },
  ],
});
