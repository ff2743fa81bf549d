import { setImmediate } from 'node:timers/promises';
import { type Dialect, type Engine, queryOf, type Value } from './engine.ts';
import type { Page, TagsInUse } from './store.ts';

/** Entries of the index that one step of a statement reads. */
const stepSize = 32;

/** Maximum number of steps of a statement: the engine of a file keeps everyone else waiting meanwhile. */
const mostSteps = 100;

/**
 * A query for the texts of a column among active tags, as JSON arrays. Each step reads some entries, and the next begins
 * behind their last text: DISTINCT would read all entries, however few texts they have, and a step for each text takes ten
 * times as long where all differ.
 */
function nextOf({ jsonArray }: Dialect, column: 'key' | 'value', values: readonly Value[], after?: string) {
  const ofKey = column === 'value' ? ' AND t.key = $2' : '';
  const inUse = `SELECT t.${column} AS text FROM tags t WHERE t.project_id = $1 AND t.deleted = 0${ofKey}`;
  const textsIn = (behind: string) =>
    `(SELECT ${jsonArray}(DISTINCT text) FROM (${inUse} ${behind} ORDER BY t.${column} LIMIT ${stepSize}) entries)`;
  const last = 'each.texts ->> -1';
  return queryOf(
    `WITH RECURSIVE each (texts) AS (
       SELECT ${textsIn(after === undefined ? '' : `AND t.${column} > $${values.length + 1}`)}
       UNION ALL SELECT ${textsIn(`AND t.${column} > ${last}`)} FROM each WHERE ${last} IS NOT NULL
     ) SELECT CAST(texts AS TEXT) AS texts FROM each WHERE ${last} IS NOT NULL LIMIT ${mostSteps}`,
    after === undefined ? values : [...values, after],
  );
}

/** The tags on the active connections that a project owns: see `Store.tagsInUse`. */
export async function tagsInUse(engine: Engine, project_id: string, { offset, limit }: Page): Promise<TagsInUse> {
  let steps = 0;
  async function textsOf(column: 'key' | 'value', ...values: Value[]): Promise<string[]> {
    const texts: string[] = [];
    for (let isLast = false; !isLast; ) {
      const rows = await engine.look(nextOf(engine.dialect, column, [project_id, ...values], texts.at(-1)));
      for (const row of rows) texts.push(...JSON.parse(String(row.texts)));
      isLast = rows.length < mostSteps;
      // An engine that answers at once would keep everyone else waiting until the end.
      steps += rows.length + 1;
      if (steps >= mostSteps) {
        steps = 0;
        await setImmediate();
      }
    }
    return texts;
  }
  const keys = await textsOf('key');
  const tags = [];
  for (const key of keys.slice(offset, limit === undefined ? undefined : offset + limit)) {
    const values = await textsOf('value', key);
    // The last connection with the tag may have lost it meanwhile.
    if (values.length > 0) tags.push({ key, values });
  }
  return { tags, count: keys.length };
}
