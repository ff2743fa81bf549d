import { type Job, run, type Value } from './engine.ts';
import { ending, isBehind, placeIn, type Selection, type Slice } from './slice.ts';
import { living, meets, meetsAll, type PlaceOf, type TagFilter } from './tag-filter.ts';

/** Largest number of connections that counts as few: so many are looked at in the time of some pages. */
const few = 1_000;

/** The rows that say which connections of an owner are shared with a project. */
const grantsOf = (owner: string, grantee: string) =>
  `grants s WHERE s.grantee = ${grantee} AND s.project_id = ${owner}`;

/**
 * Adds the conditions with which a search among the connections of an owner begins: the first one that few of them meet,
 * or else all. `undefined` where none meets one. Nothing is added where a name, or the few connections that
 * the owner shares, are the better beginning. Each condition is a statement of its own: one statement for all would have a plan that no
 * other filter has.
 */
export function* beginningOf({ project_id, filter, tags }: Selection, owner: string): Job<TagFilter | undefined> {
  const { conditions } = tags;
  const isShared = owner !== project_id;
  if (conditions.length === 0 || filter.name !== undefined) return { conditions };
  if (conditions.length === 1 && !isShared) return { conditions, begin: conditions };
  if (isShared && (yield* countFew(grantsOf('$1', '$2'), [owner, project_id])) <= few) return { conditions };
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

/**
 * A query for the places of the connections of an owner that a search by tags finds, as `create_time` and `seq`. An index
 * has those of one tag in their order, so as much of it is read as the part of the list wants. Where it begins with several
 * conditions, their parts of the index are merged.
 *
 * @param grantee the place of the project that the connections are shared with, where they are to be.
 */
export function placesByTags(
  { filter, tags, dialect }: Selection,
  [owner, grantee]: readonly [owner: string, grantee?: string],
  place: PlaceOf,
  slice?: Slice,
): string {
  const { conditions, begin = conditions, isRare } = tags;
  const others = conditions.filter((each) => !begin.includes(each));
  const from = (table: string) => (slice?.after ? [isBehind(table, slice.after, place)] : []);
  /** Those of one state. */
  function found(living: string): string[] {
    const queries = begin.map((condition) => {
      const where = [`t.project_id = ${owner}`, living, meets(condition, place), ...from('t')];
      if (others.length > 0) where.push(meetsAll(others, owner, 't.connection_id', place));
      if (grantee && isRare)
        where.push(`EXISTS (SELECT 1 FROM ${grantsOf(owner, grantee)} AND s.connection_id = t.connection_id)`);
      return `SELECT t.create_time, t.seq FROM tags t WHERE ${where.join(' AND ')}`;
    });
    if (grantee && !isRare)
      queries.push(`SELECT s.create_time, s.seq FROM ${[grantsOf(owner, grantee), ...from('s')].join(' AND ')}`);
    return queries;
  }
  const order = '1, 2';
  /** A merge needs the order, whether a part is wanted or not. */
  const merged = (queries: readonly string[], part: Slice | undefined) =>
    `${dialect.intersect(queries)}${part ? ending(place, part, order) : queries.length > 1 ? ` ORDER BY ${order}` : ''}`;
  if (filter.status) return merged(found(living(filter.status)), slice);
  const first = slice && { limit: slice.limit + (slice.offset ?? 0) };
  const both = (['ACTIVE', 'DELETED'] as const).map(
    (status) => `SELECT * FROM (${merged(found(living(status)), first)}) ${status}`,
  );
  return `${both.join(' UNION ALL ')}${slice ? ending(place, slice, order) : ''}`;
}
