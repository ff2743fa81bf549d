import { type Job, type Query, run, type Value } from './engine.ts';
import { ending, isIn, placeIn, type Range, type Selection, type Slice } from './slice.ts';
import type { Filter } from './store.ts';
import { type Condition, living, meets, meetsAll, type PlaceOf, type TagFilter } from './tag-filter.ts';

/** Largest number of connections that counts as few: scanning them takes as long as a few pages. */
const few = 1_000;

/** The rows that say which connections of an owner are shared with a project. */
export const grantsOf = (owner: string, grantee: string) =>
  `grants s WHERE s.grantee = ${grantee} AND s.project_id = ${owner}`;

/** The same in a search. */
const granted = grantsOf('$1', '$2');

/** A connection is among them: a count, since PostgreSQL may join an EXISTS in other ways than by looking each up. */
export const isGranted = (id: string) => `(SELECT COUNT(*) FROM ${granted} AND s.connection_id = ${id}) = 1`;

/**
 * Adds the conditions with which a search among the connections of an owner begins; `undefined` if none meets one of them.
 * One that few meet comes first. Otherwise all are merged. Nothing is added where a name, or the connections that the owner
 * shares, are the better beginning. Each count is a statement of its own: one for all conditions would have a plan that no
 * other filter has.
 */
export function* beginningOf({ project_id, owner, filter, tags }: Selection): Job<TagFilter | undefined> {
  const { conditions } = tags;
  const isShared = owner !== project_id;
  if (conditions.length === 0 || filter.name !== undefined) return { conditions };
  if (conditions.length === 1 && !isShared) return { conditions, begin: conditions };
  if (isShared && (yield* countFew(granted, [owner, project_id])) <= few) return { conditions };
  for (const condition of conditions) {
    const values: Value[] = [owner];
    const place = placeIn(values);
    const met = `tags t WHERE t.project_id = $1 AND ${living(filter.status)} AND ${meets(condition, place)}`;
    const count = yield* countFew(met, values);
    if (count === 0) return undefined;
    if (count <= few) return { conditions, begin: [condition], isRare: true };
  }
  return { conditions, begin: conditions };
}

/** Counts rows up to one more than a few. */
function* countFew(rows: string, values: readonly Value[]): Job<number> {
  const [row] = yield* run(`SELECT COUNT(*) AS count FROM (SELECT 1 FROM ${rows} LIMIT ${few + 1}) first`, values);
  return Number(row?.count);
}

/** A query to which more values can be added. */
type OpenQuery = Query & { values: Value[] };

/**
 * A query for the places that a search by tags finds among the connections of the owner, `$1`, and of another one among those
 * that are shared with the project, `$2`. It reads only as much of an index as a page needs.
 */
export function placesByTags(selection: Selection, slice: Range | Slice): OpenQuery {
  const { project_id, owner, filter, tags, dialect } = selection;
  const { begin = tags.conditions } = tags;
  const isShared = owner !== project_id;
  const values: Value[] = isShared ? [owner, project_id] : [owner];
  const place = placeIn(values);
  const page = 'limit' in slice ? slice : undefined;
  const order = '1, 2';
  const cut = (part?: Slice) => (part ? ending(place, part, order) : '');
  /** A merge needs the order, also where all is counted. */
  const merged = (queries: readonly string[], part?: Slice) =>
    `${dialect.intersect(queries)}${queries.length > 1 && !part ? ` ORDER BY ${order}` : cut(part)}`;
  const beginnings = page && tags.conditions.length === 1 ? begin.flatMap(byValue).map((each) => [each]) : [begin];
  const parts = beginnings.flatMap((each) =>
    statesOf(filter.status).map((state) => queriesIn(tags, each, living(state), isShared, place, slice)),
  );
  if (parts.length === 1) return { sql: merged(parts.flat(), page), values };
  const first = page && { limit: page.limit + (page.offset ?? 0) };
  // Merged entries are sorted again, so there are to be no more of them than the page needs.
  const queries = parts.map((part, at) =>
    part.length > 1 || (first && dialect.sortsUnions)
      ? `SELECT * FROM (${merged(part, first)}) part${at}`
      : part.join(),
  );
  return { sql: queries.join(' UNION ALL ') + cut(page), values };
}

/** The stored states that a status selects. The index orders the connections of each state by itself. */
export const statesOf = (status: Filter['status']) => (status ? [status] : (['ACTIVE', 'DELETED'] as const));

/** One condition per value: an index has the connections with a single value in the order of creation. */
const byValue = ({ key, values }: Condition): Condition[] =>
  values.length > 1 ? values.map((value) => ({ key, values: [value] })) : [{ key, values }];

/** The queries that together find the connections in one state. Where few are found, grants are looked up like other conditions. */
function queriesIn(
  { conditions, begin: all = conditions, isRare }: TagFilter,
  begin: readonly Condition[],
  living: string,
  isShared: boolean,
  place: PlaceOf,
  range: Range,
): string[] {
  const others = conditions.filter((each) => !all.includes(each));
  const queries = begin.map((condition, at) => {
    // A merge ends with its first query, so the others need no end, unless they are sorted.
    const bounds = isIn('t', at === 0 || condition.values.length > 1 ? range : { after: range.after }, place);
    const where = ['t.project_id = $1', living, meets(condition, place), ...bounds];
    if (at === 0 && others.length > 0) where.push(meetsAll(others, 't.connection_id', place));
    if (isShared && isRare) where.push(isGranted('t.connection_id'));
    return `SELECT t.create_time, t.seq FROM tags t WHERE ${where.join(' AND ')}`;
  });
  if (isShared && !isRare)
    queries.push(
      `SELECT s.create_time, s.seq FROM ${[granted, ...isIn('s', { after: range.after }, place)].join(' AND ')}`,
    );
  return queries;
}
