import { mostTags } from '../tags.ts';
import type { Value } from './engine.ts';
import type { Filter } from './store.ts';

/** A key that a connection must have, with one of some values; with any where none are listed. */
export type Condition = NonNullable<Filter['tags']>[number];

/** Conditions on the tags of a connection, each key once. */
export interface TagFilter {
  conditions: readonly Condition[];
  /** The conditions with which a search begins; without them it does not begin at tags. The others are looked up. */
  begin?: readonly Condition[];
  /** True if few connections meet those. */
  isRare?: boolean;
}

/** A place of a query for a value. */
export type PlaceOf = (value: Value) => string;

/** The conditions of a filter; `undefined` if no connection can meet them. */
export function tagFilterOf(filter: Filter): TagFilter | undefined {
  const conditions = joined(filter.tags ?? []);
  if (!conditions || conditions.length > mostTags || (filter.untagged && conditions.length > 0)) return undefined;
  return { conditions };
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

export function meets({ key, values }: Condition, place: PlaceOf): string {
  const value = values.length > 0 ? ` AND t.value IN (${values.map(place).join(', ')})` : '';
  return `t.key = ${place(key)}${value}`;
}

/** A connection of the owner in the first place meets all conditions if as many of its tags meet one as there are conditions. */
export function meetsAll(conditions: readonly Condition[], id: string, place: PlaceOf): string {
  const anyValue = conditions.filter(({ values }) => values.length === 0);
  const pairs = conditions.flatMap(({ key, values }) => values.map((value) => [key, value] as const));
  const met = [];
  if (anyValue.length > 0) met.push(`m.key IN (${anyValue.map(({ key }) => place(key)).join(', ')})`);
  if (pairs.length > 0)
    met.push(`(m.key, m.value) IN (VALUES ${pairs.map((pair) => `(${pair.map(place).join(', ')})`).join(', ')})`);
  return `(SELECT COUNT(*) FROM tags m WHERE m.project_id = $1 AND m.connection_id = ${id}
    AND (${met.join(' OR ')})) = ${conditions.length}`;
}
