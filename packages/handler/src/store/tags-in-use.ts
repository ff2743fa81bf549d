import { type Job, run } from './engine.ts';
import type { Page, TagsInUse } from './store.ts';

/** The tags `t` of the active connections of a project. */
const inUse = 'FROM tags t WHERE t.project_id = $1 AND t.deleted = 0';

/**
 * Each key once: from one to the next in the index, however many connections have it. A plain DISTINCT would read the tags of all
 * connections.
 */
const keysInUse = `WITH RECURSIVE each (key) AS (
    SELECT (SELECT t.key ${inUse} ORDER BY t.key LIMIT 1)
    UNION ALL SELECT (SELECT t.key ${inUse} AND t.key > each.key ORDER BY t.key LIMIT 1) FROM each WHERE each.key IS NOT NULL
  ) SELECT key FROM each WHERE key IS NOT NULL`;

/** The same for the values of one key. */
const valuesInUse = `WITH RECURSIVE each (value) AS (
    SELECT (SELECT t.value ${inUse} AND t.key = $2 ORDER BY t.value LIMIT 1)
    UNION ALL SELECT (SELECT t.value ${inUse} AND t.key = $2 AND t.value > each.value ORDER BY t.value LIMIT 1)
      FROM each WHERE each.value IS NOT NULL
  ) SELECT value FROM each WHERE value IS NOT NULL`;

/** The tags on the active connections that a project owns: see `Store.tagsInUse`. */
export function* tagsInUse(project_id: string, { offset, limit }: Page): Job<TagsInUse> {
  const keys = (yield* run(keysInUse, [project_id])).map(({ key }) => String(key));
  const tags = [];
  for (const key of keys.slice(offset, limit === undefined ? undefined : offset + limit))
    tags.push({ key, values: (yield* run(valuesInUse, [project_id, key])).map(({ value }) => String(value)) });
  return { tags, count: keys.length };
}
