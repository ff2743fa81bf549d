import { type Job, run, type Value } from './engine.ts';
import { type Behind, ending, endOfTime, isIn, placeIn, type Range, rangeOf, type Selection } from './slice.ts';
import { living, meets, type PlaceOf } from './tag-filter.ts';
import { grantsOf, statesOf } from './tag-search.ts';

/** Entries of each kind in the first step of a search: enough for most pages. */
const firstSize = 1_000;

/** Kinds of entries that are merged at once: steps would take half as long again, and pages of two tags are common. */
const mostAtOnce = 2;

/** True if a search merges many kinds of index entries, on an engine where it must do so in short steps. */
function hasSteps({ project_id, owner, tags, dialect }: Selection): boolean {
  const { begin = [], isRare } = tags;
  const merged = begin.length + (owner === project_id ? 0 : 1);
  return dialect.stepSize !== undefined && begin.length > 0 && merged > mostAtOnce && !isRare;
}

/**
 * Goes through a selection in the order of creation, after a place: `take` gets one range after another until it returns true.
 * Steps grow, so a page near the beginning is found at once. A selection without steps is one range.
 */
export function* inSteps(
  selection: Selection,
  after: Behind | undefined,
  take: (range: Range) => Job<boolean>,
): Job<void> {
  const { dialect, tags } = selection;
  const most = Math.max(firstSize, Math.floor((dialect.stepSize ?? 0) / (tags.begin?.length ?? 1)));
  let size = firstSize;
  for (let range = yield* rangeAfter(selection, after, size); range; ) {
    if ((yield* take(range)) || range.until === undefined) return;
    size = Math.min(4 * size, most);
    range = yield* rangeAfter(selection, endOfTime(range.until), size);
  }
}

/**
 * The range of the next step; `undefined` if no connection is left. It has about `size` entries of the kind with most entries
 * there, and never splits a millisecond.
 */
function* rangeAfter(selection: Selection, after: Behind | undefined, size: number): Job<Range | undefined> {
  if (!hasSteps(selection)) return { after };
  const kinds = kindsOf(selection);
  let range: Range = rangeOf(selection.owner, { after });
  for (const kind of kinds) {
    const first = yield* timeOf(kind, range, 0);
    if (first === undefined) return undefined;
    // Connections before it lack this kind.
    if (!range.after || first > range.after.create_time) range = { after: endOfTime(first - 1) };
  }
  let densest: Kind | undefined;
  for (const kind of kinds) {
    const until = yield* timeOf(kind, range, firstSize - 1);
    if (until === undefined || until >= (range.until ?? Number.POSITIVE_INFINITY)) continue;
    range.until = until;
    densest = kind;
  }
  if (densest && size > firstSize) range.until = yield* timeOf(densest, range, size - 1);
  return range;
}

/** Index entries of one kind that a search merges: each of the sources has them in the order of creation. */
interface Kind {
  table: 't' | 's';
  sources: (place: PlaceOf) => string[];
}

function kindsOf({ project_id, owner, filter, tags }: Selection): Kind[] {
  const kinds = (tags.begin ?? []).map(({ key, values }): Kind => {
    // Entries with several values are in no order.
    const condition = { key, values: values.length === 1 ? values : [] };
    const source = (place: PlaceOf, state: string) =>
      `tags t WHERE t.project_id = ${place(owner)} AND ${state} AND ${meets(condition, place)}`;
    return { table: 't', sources: (place) => statesOf(filter.status).map((state) => source(place, living(state))) };
  });
  if (owner === project_id) return kinds;
  return [...kinds, { table: 's', sources: (place) => [grantsOf(place(owner), place(project_id))] }];
}

/** The time of the entry of a kind with `offset` others before it, after the beginning of a range. */
function* timeOf({ table, sources }: Kind, { after }: Range, offset: number): Job<number | undefined> {
  const values: Value[] = [];
  const place = placeIn(values);
  const found = sources(place).map((source) => {
    const where = [source, ...isIn(table, { after }, place)].join(' AND ');
    const end = ending(place, { limit: 1, offset }, `${table}.create_time, ${table}.seq`);
    return `SELECT * FROM (SELECT ${table}.create_time FROM ${where}${end}) each`;
  });
  const [row] = yield* run(`${found.join(' UNION ALL ')} ORDER BY 1 LIMIT 1`, values);
  return row && Number(row.create_time);
}
