import { setImmediate } from 'node:timers/promises';
import { type Engine, queryOf, type Value } from './engine.ts';
import type { Page, TagsInUse } from './store.ts';

/** Most texts that one statement finds: the engine of a file keeps everyone else waiting meanwhile. */
export const mostAtOnce = 1_000;

/** A query for the texts of a column among active tags. The recursion jumps in the index; DISTINCT would read all. */
function nextOf(column: 'key' | 'value', values: readonly Value[], after: string | undefined) {
  const inUse = `SELECT t.${column} FROM tags t WHERE t.project_id = $1 AND t.deleted = 0${column === 'value' ? ' AND t.key = $2' : ''}`;
  const order = `ORDER BY t.${column} LIMIT 1`;
  const behind = after === undefined ? '' : `AND t.${column} > $${values.length + 1}`;
  return queryOf(
    `WITH RECURSIVE each (text) AS (
       SELECT (${inUse} ${behind} ${order})
       UNION ALL SELECT (${inUse} AND t.${column} > each.text ${order}) FROM each WHERE each.text IS NOT NULL
     ) SELECT text FROM each WHERE text IS NOT NULL LIMIT ${mostAtOnce}`,
    after === undefined ? values : [...values, after],
  );
}

/** The tags on the active connections that a project owns: see `Store.tagsInUse`. */
export async function tagsInUse(engine: Engine, project_id: string, { offset, limit }: Page): Promise<TagsInUse> {
  let found = 0;
  async function textsOf(column: 'key' | 'value', ...values: Value[]): Promise<string[]> {
    const texts: string[] = [];
    for (let isLast = false; !isLast; ) {
      const rows = await engine.look(nextOf(column, [project_id, ...values], texts.at(-1)));
      for (const { text } of rows) texts.push(String(text));
      isLast = rows.length < mostAtOnce;
      // An engine that answers at once would keep everyone else waiting until the end.
      found += rows.length + 1;
      if (found >= mostAtOnce) {
        found = 0;
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
