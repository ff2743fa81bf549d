import { mostTags } from '../tags.ts';
import { type Engine, queryOf, type Value } from './engine.ts';
import type { Filter } from './store.ts';

/** A key that a connection must have, with one of some values; with any where none are listed. */
type Condition = NonNullable<Filter['tags']>[number];

/** Conditions on the tags of a connection, each key once. */
export interface TagFilter {
  conditions: readonly Condition[];
  /** One of them that so few connections of the project meet that a search begins with these. */
  rare?: Condition | undefined;
}

/** How many connections are few: as many as a page has. */
const few = 100;

/** A place of a query for a value. */
export type PlaceOf = (value: Value) => string;

/**
 * The conditions of a filter, judged for a project; `undefined` where no connection can meet them. With tags that many
 * connections have a page fills soon in the order of creation; with one that few have, most of that order would be in vain.
 */
export async function tagFilterOf(engine: Engine, project_id: string, filter: Filter): Promise<TagFilter | undefined> {
  const conditions = joined(filter.tags ?? []);
  if (!conditions || conditions.length > mostTags) return undefined;
  if (conditions.length === 0) return { conditions };
  const values: Value[] = [project_id];
  const place: PlaceOf = (value) => `$${values.push(value)}`;
  const counts = conditions.map(
    (condition, at) =>
      `SELECT ${at} AS place, COUNT(*) AS count FROM (
        SELECT 1 FROM tags t WHERE t.project_id = $1 AND ${meets(condition, place)} LIMIT ${few + 1}) first`,
  );
  const rows = await engine.look(queryOf(counts.join(' UNION ALL '), values));
  const [rarest] = rows.sort((a, b) => Number(a.count) - Number(b.count));
  return { conditions, rare: Number(rarest?.count) > few ? undefined : conditions[Number(rarest?.place)] };
}

/** Conditions with one for each key; `undefined` where two on one key leave it no value. */
function joined(conditions: readonly Condition[]): Condition[] | undefined {
  const byKey = new Map<string, readonly string[]>();
  for (const { key, values } of conditions) {
    const before = byKey.get(key) ?? [];
    if (before.length === 0 || values.length === 0) byKey.set(key, [...new Set(before.length === 0 ? values : before)]);
    else {
      const both = before.filter((value) => values.includes(value));
      if (both.length === 0) return undefined;
      byKey.set(key, both);
    }
  }
  return [...byKey].map(([key, values]) => ({ key, values }));
}

/** A tag `t` meets a condition. */
export function meets({ key, values }: Condition, place: PlaceOf, table = 't'): string {
  const value = values.length > 0 ? ` AND ${table}.value IN (${values.map(place).join(', ')})` : '';
  return `${table}.key = ${place(key)}${value}`;
}

/** A connection `c` of an owner meets all conditions: of its tags as many meet one as there are conditions. */
export function meetsAll(conditions: readonly Condition[], owner: string, place: PlaceOf): string {
  const anyValue = conditions.filter(({ values }) => values.length === 0);
  const pairs = conditions.flatMap(({ key, values }) => values.map((value) => [key, value] as const));
  const met = [];
  if (anyValue.length > 0) met.push(`t.key IN (${anyValue.map(({ key }) => place(key)).join(', ')})`);
  if (pairs.length > 0)
    met.push(`(t.key, t.value) IN (VALUES ${pairs.map((pair) => `(${pair.map(place).join(', ')})`).join(', ')})`);
  return `(SELECT COUNT(*) FROM tags t WHERE t.project_id = ${owner} AND t.connection_id = c.id
    AND (${met.join(' OR ')})) = ${conditions.length}`;
}
