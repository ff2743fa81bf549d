import { forTesting } from './postgres-kinds.ts';
import type { Sessions } from './postgres-transaction.ts';
import { outdated, version } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Age up to which a finished write proves that writes finish, in milliseconds. */
const recentMs = 1_000;

/** A write with the locks and privileges of a create, in the project `''`, which nobody has. It leaves one row at most. */
const testWrite = `INSERT INTO connections SELECT * FROM connections WHERE project_id = '' AND id = '';
  INSERT INTO projects (project_id, latest_seq) VALUES ('', 0)
    ON CONFLICT (project_id) DO UPDATE SET latest_seq = excluded.latest_seq`;

/** Checks that a database carries out writes, from recent ones or by a write of its own. */
export function createReadiness({ transaction, look }: Sessions, at: string) {
  let ended = Number.NEGATIVE_INFINITY;
  let testing: Promise<void> | undefined;

  /** Records that a write succeeded. */
  const noteWrite = () => {
    ended = performance.now();
  };
  return {
    noteWrite,
    /** Rejects with the reason while no write can be carried out, or not by this version of the server. */
    async ready(): Promise<void> {
      const [row] = await look({ sql: 'SELECT max(version) AS version FROM schema_version', values: [] });
      if (Number(row?.version) > version) throw new StoreError(`the database at ${at} ${outdated}`);
      if (performance.now() - ended < recentMs) return;
      testing ??= transaction(forTesting, (ask) => ask({ sql: testWrite, values: [] }))
        .then(noteWrite)
        .finally(() => {
          testing = undefined;
        });
      await testing;
    },
  };
}
