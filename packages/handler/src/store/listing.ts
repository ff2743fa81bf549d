import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { JsonText } from '../json-text.ts';
import { type Engine, type Job, queryOf, type Row, run, stepThrough } from './engine.ts';
import { ownerOfShared, pageOf, placeColumns, type Read, type Source, sourceOf, sourcesOf } from './reached.ts';
import { settledText, shownColumns, textAt } from './shown.ts';
import { type Behind, type Selection, type Slice, selectionOf } from './slice.ts';
import type { Store } from './store.ts';

/** Maximum number of connections in one piece of a list. */
export const most = 100;

/** A piece ends with the connection at which it reaches this size, in bytes. */
const enough = 1_048_576;

/** The size of a connection as reads show it. Neither engine reads the texts for it. */
const sizeOf = '(octet_length(c.hosts) + octet_length(c.shown))';

/** Some rows, and the place behind which the next ones begin, if there may be any. */
interface Rows {
  rows: Row[];
  after: Behind | undefined;
}

function withEnd(rows: Row[], isLast: boolean): Rows {
  const last = isLast ? undefined : rows.at(-1);
  if (!last) return { rows, after: undefined };
  const { create_time, seq, project_id } = last;
  return { rows, after: { create_time: Number(create_time), seq: Number(seq), project_id: String(project_id) } };
}

/** The rows of a piece: as many as fit into it. */
export function* fitting(read: Read, columns: string, limit: number): Job<Rows> {
  const sizes = yield* read(() => `c.id, ${sizeOf} AS size`, limit);
  let size = 0;
  let count = 0;
  while (count < sizes.length && size < enough) size += Number(sizes[count++]?.size);
  const isLast = sizes.length < limit && count === sizes.length;
  // Others may add to the piece meanwhile, where they come in between the queries of a search.
  const rows = count === 0 ? [] : yield* read(() => `${columns}, ${placeColumns}`, isLast ? limit : count);
  return withEnd(rows, isLast && rows.length < limit);
}

/**
 * True if others share connections with the project in the first place of a query. Its order takes an index: where few projects
 * have many grants, PostgreSQL would read the table for EXISTS, as if all had some.
 */
const reachesMore =
  '(SELECT s.grantee FROM grants s WHERE s.grantee = $1 ORDER BY s.connection_id LIMIT 1) IS NOT NULL AS reaches_more';

/**
 * The rows of a piece of at most `left` connections as reads show them at a time, in `text`. Most pieces are settled, small
 * and undamaged.
 */
function* shownIn(read: Read, left: number, now: number): Job<Rows> {
  const limit = Math.min(most, left);
  const found = yield* read(
    (at) => `CASE WHEN c.settled_time <= ${at(now)} AND ${sizeOf} < ${Math.floor(enough / most)}
      THEN ${settledText} END AS text, c.checksum, ${reachesMore}${left > limit ? `, ${placeColumns}` : ''}`,
    limit,
  );
  const isWhole = found.every(({ text, checksum }) => text !== null && crc32(String(text)) === checksum);
  if (isWhole) return withEnd(found, left === limit || found.length < limit);
  const { rows, after } = yield* fitting(read, `${shownColumns}, ${reachesMore}`, limit);
  return { rows: rows.map((row) => ({ ...row, text: textAt(row, now) })), after };
}

/** A piece of some sources merged, at most `left` connections of a part of them. */
function* pieceOf(sources: readonly Source[], part: Omit<Slice, 'limit'>, left: number, now: number): Job<Rows> {
  const { read, end } = yield* pageOf(sources, { ...part, limit: Math.min(most, left) });
  const { rows, after = end } = yield* shownIn(read, left, now);
  return { rows, after };
}

const ownRow = `SELECT ${shownColumns} FROM connections c WHERE c.project_id = $1 AND c.id = $2`;

/** The reads of a store that return connections, on an engine. */
export function createReads(engine: Engine): Pick<Store, 'get' | 'list'> {
  /** Looks for an own connection first, since most calls are about one. */
  const get: Store['get'] = async (project_id, id, now) => {
    const [own] = await engine.look(queryOf(ownRow, [project_id, id]));
    if (own) return new JsonText(textAt(own, now));
    const [shared] = await engine.read(function* () {
      const owner = yield* ownerOfShared(project_id, id);
      return owner === undefined ? [] : yield* run(ownRow, [owner, id]);
    });
    return shared && new JsonText(textAt(shared, now));
  };

  /** Runs a read of a list. One by tags may take long, and so may one that asks each sharing owner for a name. */
  const search = <Result>({ project_id, filter, tags }: Selection, job: () => Job<Result>): Promise<Result> =>
    tags.conditions.length > 0 || filter.name !== undefined ? engine.search(job, project_id) : engine.read(job);

  /** True if others share connections with the project. Each of its own rows has the answer, as of the time when it was read. */
  async function reaches(project_id: string, row: Row | undefined): Promise<boolean> {
    const [found] = row ? [row] : await engine.look(queryOf(`SELECT ${reachesMore}`, [project_id]));
    return Boolean(found?.reaches_more);
  }

  const list: Store['list'] = async function* (project_id, filter, { offset, limit = Number.POSITIVE_INFINITY }, now) {
    const selection = selectionOf(engine.dialect, project_id, filter);
    if (!selection) return;
    let sources: Source[] | undefined;
    /** Reads a piece of at most `left` connections. */
    const readPiece = (part: Omit<Slice, 'limit'>, left: number): Promise<Rows> =>
      search(selection, function* () {
        sources ??= yield* sourcesOf(selection);
        return yield* pieceOf(sources, part, left, now);
      });
    /** The same of own connections alone, most of them in one statement: that needs no transaction. */
    const readOwn: typeof readPiece = (part, left) =>
      stepThrough(() => pieceOf([sourceOf(selection)], part, left, now), engine.look);
    // Most lists are of a project that reaches no connection of others.
    let read = selection.tags.conditions.length === 0 ? readOwn : readPiece;
    let { rows, after } = await read({ offset }, limit);
    if (read === readOwn && (await reaches(project_id, rows[0]))) {
      read = readPiece;
      ({ rows, after } = await read({ offset }, limit));
    }
    for (let left = limit; ; ) {
      if (rows.length > 0) yield { bytes: Buffer.from(rows.map(({ text }) => text).join()), count: rows.length };
      left -= rows.length;
      if (!after || left === 0) return;
      // An engine that answers at once would keep everyone else waiting until the list ends.
      await setImmediate();
      ({ rows, after } = await read({ after }, left));
    }
  };
  return { get, list };
}
