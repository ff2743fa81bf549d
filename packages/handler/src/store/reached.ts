import { type Job, type Parameter, type Row, run } from './engine.ts';
import { countOf, type Expression, select, selectGranted } from './selection.ts';
import { type Behind, byCreation, placeIn, type Selection, type Slice } from './slice.ts';
import type { Key } from './tables.ts';
import { beginningOf } from './tag-search.ts';
import { inSteps } from './tag-steps.ts';

/** The first owner that shares a connection of an identifier with a project. */
export function* ownerOfShared(project_id: string, id: string): Job<string | undefined> {
  const [row] = yield* run(
    'SELECT s.project_id AS owner FROM grants s WHERE s.grantee = $1 AND s.connection_id = $2 ORDER BY s.project_id LIMIT 1',
    [project_id, id],
  );
  return row && String(row.owner);
}

/** The owners that share with a project: the recursion jumps from one to the next in the index. */
const owners = `WITH RECURSIVE each (owner) AS (
    SELECT (SELECT s.project_id FROM grants s WHERE s.grantee = $1 ORDER BY s.project_id LIMIT 1)
    UNION ALL
    SELECT (SELECT s.project_id FROM grants s WHERE s.grantee = $1 AND s.project_id > each.owner ORDER BY s.project_id LIMIT 1)
      FROM each WHERE each.owner IS NOT NULL
  ) SELECT owner FROM each WHERE owner IS NOT NULL`;

/** A connection and its place in the order of creation. */
type Placed = Key & Behind;

/** Reads an expression on some of the connections that a project reaches. */
export type Source = (expression: Expression, slice: Slice) => Job<Row[]>;

/** True if the table of grants alone cannot answer a filter. */
const isNarrow = ({ filter, tags }: Selection) => filter.name !== undefined || tags.conditions.length > 0;

/** A selection in the form that is fastest for its owner; nothing if none of the connections can match. */
export function* partOf(selection: Selection): Job<Selection[]> {
  const tags = yield* beginningOf(selection);
  return tags ? [{ ...selection, tags }] : [];
}

/** The selections among shared connections, one per owner: their rows may be on several machines. */
function* sharedOf(selection: Selection): Job<Selection[]> {
  const parts: Selection[] = [];
  for (const { owner } of yield* run(owners, [selection.project_id]))
    parts.push(...(yield* partOf({ ...selection, owner: String(owner) })));
  return parts;
}

/** The selected connections. */
export const sourceOf = (selection: Selection): Source =>
  function* (expression, slice) {
    const { limit, offset = 0, after } = slice;
    const rows: Row[] = [];
    let left = offset;
    yield* inSteps(selection, after, function* (range) {
      if (left > 0 && range.until !== undefined) {
        const count = Number((yield countOf(selection, range))[0]?.count);
        if (count <= left) {
          left -= count;
          return false;
        }
      }
      rows.push(...(yield select(selection, expression, { ...range, limit: limit - rows.length, offset: left })));
      left = 0;
      return rows.length === limit;
    });
    return rows;
  };

/** Counts the connections of some selections, behind a place. */
export function* countIn(parts: readonly Selection[], after?: Behind): Job<number> {
  let count = 0;
  for (const part of parts)
    yield* inSteps(part, after, function* (range) {
      count += Number((yield countOf(part, range))[0]?.count);
      return false;
    });
  return count;
}

/** A place in the order of creation. An index covers all of its columns. */
export const placeColumns = 'c.project_id, c.create_time, c.seq';
const place: Expression = () => placeColumns;
const key: Expression = () => `${placeColumns}, c.id`;

/** The connections that others share with a project. The table of grants has their keys. */
const grantedTo = (selection: Selection): Source =>
  function* (expression, slice) {
    const keys = yield selectGranted(selection, slice);
    return expression === key || expression === place ? keys : yield* rowsAt(keys as unknown as Placed[], expression);
  };

/** The sources of the selected connections that a project reaches. */
export function* sourcesOf(selection: Selection): Job<Source[]> {
  const sources = (yield* partOf(selection)).map(sourceOf);
  if (!isNarrow(selection)) return [...sources, grantedTo(selection)];
  return [...sources, ...(yield* sharedOf(selection)).map(sourceOf)];
}

/** Reads an expression on the first connections of a page. */
export type Read = (expression: Expression, limit: number) => Job<Row[]>;

/** A page of connections. */
interface ReachedPage {
  read: Read;
  /** The place of the last one, if more may follow even where `read` finds fewer: some may be removed before it. */
  end?: Behind | undefined;
}

/** A page of some sources merged, in the order of creation. */
export function* pageOf(sources: readonly Source[], { limit, offset = 0, after }: Slice): Job<ReachedPage> {
  let [those, from]: [readonly Source[], Omit<Slice, 'limit'>] = [sources, { offset, after }];
  if (offset > 0 && (sources.length > 1 || offset > far)) {
    if (sources.length > 1) those = yield* filled(sources);
    from = { after: yield* skip(those, offset) };
    if (!from.after) those = [];
  }
  const [only] = those;
  if (only && those.length === 1) return { read: (expression, limit) => only(expression, { ...from, limit }) };
  const keys: Placed[] = [];
  // The query selects the columns of a key.
  for (const source of those) keys.push(...((yield* source(key, { ...from, limit })) as unknown as Placed[]));
  const page = keys.sort(byCreation).slice(0, limit);
  return {
    read: (expression, limit) => rowsAt(page.slice(0, limit), expression),
    end: page.length === limit ? page.at(-1) : undefined,
  };
}

/** Offset from which rows are first skipped in an index: PostgreSQL reads every row that an OFFSET skips. */
const far = 1_000;

/** The sources that are not empty. The offset is divided among them, and an empty one would only add steps. */
function* filled(sources: readonly Source[]): Job<Source[]> {
  const those: Source[] = [];
  for (const source of sources) if ((yield* source(place, { limit: 1 })).length > 0) those.push(source);
  return those;
}

/**
 * The key at an offset into several sources merged; `undefined` if there are no more keys behind it. Each source gives its
 * n-th key, with the rest of the offset divided by the number of sources as n; the earliest of these, and everything before
 * it in its source, is skipped. So an index is scanned, and almost no row is read.
 */
function* skip(sources: readonly Source[], offset: number): Job<Behind | undefined> {
  let left: { source: Source; after?: Behind }[] = sources.map((source) => ({ source }));
  let last: Behind | undefined;
  for (let skipped = 0; skipped < offset; ) {
    const step = Math.max(1, Math.floor((offset - skipped) / left.length));
    const ends: { of: (typeof left)[number]; end: Behind }[] = [];
    for (const of of left) {
      // The query selects the columns of a place.
      const [end] = (yield* of.source(place, {
        limit: 1,
        offset: step - 1,
        after: of.after,
      })) as unknown as Behind[];
      if (end) ends.push({ of, end });
    }
    const [first] = ends.sort((one, other) => byCreation(one.end, other.end));
    if (!first) return undefined;
    first.of.after = first.end;
    skipped += step;
    last = !last || byCreation(last, first.end) < 0 ? first.end : last;
    if (step === 1) left = ends.map(({ of }) => of);
  }
  return last;
}

/** An expression on connections, and their identifiers, in the order of their keys. */
function* rowsAt(keys: readonly Placed[], expression: Expression): Job<Row[]> {
  const found = new Map<string, Row>();
  for (const [project_id, those] of Map.groupBy(keys, (key) => key.project_id)) {
    const values: Parameter[] = [project_id, those.map(({ id }) => id)];
    const columns = expression(placeIn(values));
    const sql = `SELECT ${columns}, c.id FROM connections c WHERE c.project_id = $1 AND c.id = ANY($2)`;
    for (const row of yield* run(sql, values)) found.set(`${project_id}/${row.id}`, row);
  }
  return keys.map(({ project_id, id }) => found.get(`${project_id}/${id}`)).filter((row) => row !== undefined);
}
