import { type Job, run, type Value } from './engine.ts';
import { ending, isBehind, placeIn, type Selection, type Slice } from './slice.ts';
import type { Filter } from './store.ts';
import { living, meets, meetsAll, type PlaceOf, type TagFilter } from './tag-filter.ts';

/** Largest number of connections that counts as few: scanning them takes as long as a few pages. */
const few = 1_000;

/** The rows that say which connections of an owner are shared with a project. */
const grantsOf = (owner: string, grantee: string) =>
  `grants s WHERE s.grantee = ${grantee} AND s.project_id = ${owner}`;

/**
 * Adds the conditions with which a search among the connections of an owner begins; `undefined` where none meets one of them.
 * One that few meet comes first. Otherwise those with one value each are merged, since an index has each in the order of
 * creation. Nothing is added where a name, or the connections that the owner shares, are the better beginning. Each count is a
 * statement of its own: one for all conditions would have a plan that no other filter has.
 */
export function* beginningOf(
  { project_id, filter, tags, dialect }: Selection,
  owner: string,
): Job<TagFilter | undefined> {
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
  const ordered = conditions.filter(({ values }) => values.length === 1);
  if (ordered.length > 0) return { conditions, begin: ordered.slice(0, dialect.mostMerged - (isShared ? 1 : 0)) };
  return isShared ? { conditions } : { conditions, begin: conditions.slice(0, 1) };
}

/** Counts rows up to one more than a few. */
function* countFew(rows: string, values: readonly Value[]): Job<number> {
  const [row] = yield* run(`SELECT COUNT(*) AS count FROM (SELECT 1 FROM ${rows} LIMIT ${few + 1}) first`, values);
  return Number(row?.count);
}

/** The places of projects in a query. With a grantee only connections that are shared with it are meant. */
type Projects = readonly [owner: string, grantee?: string];

/** A query for the places that a search by tags finds. It reads only as much of an index as a page needs. */
export function placesByTags(selection: Selection, projects: Projects, place: PlaceOf, slice?: Slice): string {
  const { status } = selection.filter;
  const { intersect, sortsUnions } = selection.dialect;
  const order = '1, 2';
  const queriesOf = (state: Filter['status']) => queriesIn(selection, living(state), projects, place, slice);
  const cut = (part?: Slice) => (part ? ending(place, part, order) : '');
  /** A merge needs the order, also where all is counted. */
  const merged = (queries: readonly string[], part?: Slice) =>
    `${intersect(queries)}${queries.length > 1 && !part ? ` ORDER BY ${order}` : cut(part)}`;
  if (status) return merged(queriesOf(status), slice);
  const first = slice && { limit: slice.limit + (slice.offset ?? 0) };
  const states = (['ACTIVE', 'DELETED'] as const).map((state) => {
    const queries = queriesOf(state);
    // Merged entries are sorted again, so there are to be no more of them than the part needs.
    return queries.length > 1 || (first && sortsUnions)
      ? `SELECT * FROM (${merged(queries, first)}) ${state}`
      : queries.join();
  });
  return states.join(' UNION ALL ') + cut(slice);
}

/** The queries that together find the connections in one state. Where few are found, grants are looked up like other conditions. */
function queriesIn(
  { tags: { conditions, begin = conditions, isRare } }: Selection,
  living: string,
  [owner, grantee]: Projects,
  place: PlaceOf,
  slice?: Slice,
): string[] {
  const others = conditions.filter((each) => !begin.includes(each));
  const behind = (table: string) => (slice?.after ? [isBehind(table, slice.after, place)] : []);
  const queries = begin.map((condition, at) => {
    const where = [`t.project_id = ${owner}`, living, meets(condition, place), ...behind('t')];
    if (at === 0 && others.length > 0) where.push(meetsAll(others, owner, 't.connection_id', place));
    if (grantee && isRare)
      where.push(`EXISTS (SELECT 1 FROM ${grantsOf(owner, grantee)} AND s.connection_id = t.connection_id)`);
    return `SELECT t.create_time, t.seq FROM tags t WHERE ${where.join(' AND ')}`;
  });
  if (grantee && !isRare)
    queries.push(`SELECT s.create_time, s.seq FROM ${[grantsOf(owner, grantee), ...behind('s')].join(' AND ')}`);
  return queries;
}
