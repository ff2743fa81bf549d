import { type Engine, type Job, queryOf, run } from './engine.ts';
import type { Store } from './store.ts';
import { clearList, type Key, listNames } from './tables.ts';

/** Keys that are read at once, and connections that one transaction deletes at most: nobody is to wait long for it. */
const batch = 100;

/** The part of a store that concerns all projects. */
export function createUpkeep(engine: Engine): Pick<Store, 'keys' | 'countDeleted' | 'forget'> {
  /** Keys, read piece by piece; a condition has its value in the third place. */
  async function* keysIn(condition = '', ...values: number[]): AsyncGenerator<Key[]> {
    const sql = `SELECT c.project_id, c.id FROM connections c WHERE (c.project_id, c.id) > ($1, $2) ${condition}
      ORDER BY c.project_id, c.id LIMIT ${batch}`;
    let last: Key | undefined = { project_id: '', id: '' }; // before every key
    while (last) {
      // It selects the columns of a key.
      const found = (await engine.look(queryOf(sql, [last.project_id, last.id, ...values]))) as unknown as Key[];
      yield found;
      last = found.at(-1);
    }
  }

  return {
    async *keys() {
      for await (const found of keysIn()) yield* found;
    },
    async countDeleted(before) {
      const [row] = await engine.look(
        queryOf('SELECT COUNT(*) AS count FROM connections WHERE delete_time < $1', [before]),
      );
      return Number(row?.count);
    },
    async forget(before) {
      let count = 0;
      // Searched without a lock: it may scan the whole table.
      for await (const found of keysIn('AND c.delete_time < $3', before))
        for (const [project_id, those] of Map.groupBy(found, (key) => key.project_id))
          count += await engine.write(() => remove(engine, project_id, those, before), project_id);
      return count;
    },
  };
}

/** Removes connections that are still deleted: an import may have replaced one. Locked in the order of all changes. */
function* remove({ dialect }: Engine, project_id: string, keys: readonly Key[], before: number): Job<number> {
  const found = yield* run(
    `SELECT c.id FROM connections c WHERE c.project_id = $1 AND c.delete_time < $2 AND c.id = ANY($3)
     ORDER BY c.id ${dialect.forUpdate}`,
    [project_id, before, keys.map(({ id }) => id)],
  );
  if (found.length === 0) return 0;
  const gone = found.map(({ id }) => ({ project_id, id: String(id) }));
  for (const name of listNames) yield* clearList(name, gone);
  yield* run('DELETE FROM connections WHERE project_id = $1 AND id = ANY($2)', [project_id, gone.map(({ id }) => id)]);
  return gone.length;
}
