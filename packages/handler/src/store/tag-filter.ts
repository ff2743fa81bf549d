import { mostTags } from '../tags.ts';
import { type Job, run, type Value } from './engine.ts';
import type { Filter } from './store.ts';

/** A key that a connection must have, with one of some values; with any where none are listed. */
type Condition = NonNullable<Filter['tags']>[number];

/** Conditions on the tags of a connection, each key once. */
export interface TagFilter {
  conditions: readonly Condition[];
  /** Conditions that few connections of the project meet together, with which a search begins. */
  rare?: readonly Condition[] | undefined;
}

/** Largest number of connections that counts as few: so many are found and sorted in the time of some pages. */
const few = 1_000;

/** A place of a query for a value. */
export type PlaceOf = (value: Value) => string;

/** The conditions of a filter; `undefined` where no connection can meet them. */
export function tagFilterOf(filter: Filter): TagFilter | undefined {
  const conditions = joined(filter.tags ?? []);
  return conditions && conditions.length <= mostTags ? { conditions } : undefined;
}

/**
 * Adds the first condition that few connections of an owner meet, or all of them if few meet all; `undefined` if none
 * does. If many connections have the tags, a page fills soon in the order of creation; if few do, most of that order would be
 * read in vain. Each condition is a statement of its own: one statement for all would have a plan that no other filter
 * has.
 */
export function* rarestOf(
  { conditions }: TagFilter,
  owner: string,
  status: Filter['status'],
): Job<TagFilter | undefined> {
  const alone = conditions.map((condition) => [condition]);
  for (const some of conditions.length > 1 ? [...alone, conditions] : alone) {
    const values: Value[] = [owner];
    const met = idsThatMeet(some, '$1', status, (value) => `$${values.push(value)}`);
    const [row] = yield* run(
      `SELECT COUNT(*) AS count FROM (SELECT * FROM (${met}) met LIMIT ${few + 1}) first`,
      values,
    );
    if (Number(row?.count) === 0) return undefined;
    if (Number(row?.count) <= few) return { conditions, rare: some };
  }
  return { conditions };
}

/**
 * A query for the identifiers of an owner's connections that meet some conditions. The index has those of one condition
 * in their order, which SQLite merges where it is asked for that order: a look-up for each takes three times as long.
 */
export function idsThatMeet(
  conditions: readonly Condition[],
  owner: string,
  status: Filter['status'],
  place: PlaceOf,
): string {
  const idsOf = (status: Filter['status']) =>
    conditions
      .map(
        (condition) =>
          `SELECT t.connection_id FROM tags t WHERE t.project_id = ${owner} AND ${living(status)} AND ${meets(condition, place)}`,
      )
      .join(' INTERSECT ');
  if (conditions.length === 1) return idsOf(status);
  return (status ? [status] : (['ACTIVE', 'DELETED'] as const))
    .map((each) => `SELECT connection_id FROM (${idsOf(each)} ORDER BY connection_id) met`)
    .join(' UNION ALL ');
}

/** A row `t` of a list is of a connection of a status. */
export function living(status: Filter['status'], table = 't'): string {
  if (!status) return `${table}.deleted IN (0, 1)`;
  return `${table}.deleted = ${status === 'DELETED' ? 1 : 0}`;
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

/**
 * A connection of an owner meets all conditions if the number of its tags that meet one equals the number of
 * conditions.
 */
export function meetsAll(conditions: readonly Condition[], owner: string, id: string, place: PlaceOf): string {
  const anyValue = conditions.filter(({ values }) => values.length === 0);
  const pairs = conditions.flatMap(({ key, values }) => values.map((value) => [key, value] as const));
  const met = [];
  if (anyValue.length > 0) met.push(`m.key IN (${anyValue.map(({ key }) => place(key)).join(', ')})`);
  if (pairs.length > 0)
    met.push(`(m.key, m.value) IN (VALUES ${pairs.map((pair) => `(${pair.map(place).join(', ')})`).join(', ')})`);
  return `(SELECT COUNT(*) FROM tags m WHERE m.project_id = ${owner} AND m.connection_id = ${id}
    AND (${met.join(' OR ')})) = ${conditions.length}`;
}
