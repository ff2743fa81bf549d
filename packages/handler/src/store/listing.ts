import { crc32 } from 'node:zlib';
import { JsonText } from '../json-text.ts';
import { type Engine, type Job, type Query, queryOf, type Row, run } from './engine.ts';
import { far, keysOfReached, ownerOfShared, rowsAt, skipOwn } from './reached.ts';
import { select } from './selection.ts';
import { areSound, settledText, shownColumns, textAt } from './shown.ts';
import { type Behind, creationOrder, type Selection, type Slice } from './slice.ts';
import type { Filter, Page, Piece, Store } from './store.ts';
import { type TagFilter, tagFilterOf } from './tag-filter.ts';
import { beginningOf } from './tag-search.ts';

/** Maximum number of connections in one piece of a list. */
export const most = 100;

/** A piece ends with the connection at which its hosts reach this size, in bytes as they are stored. */
const enough = 1_048_576;

/** The bytes of a text, which some drivers return as bytes already. */
function bytesOf(text: unknown): Piece['bytes'] {
  // Drivers never return shared memory, so the cast is safe.
  return text instanceof Uint8Array ? (text as Piece['bytes']) : Buffer.from(String(text ?? ''));
}

/** The first page of a list, and facts that the following pages reuse. */
interface FirstPage {
  /** As one text if all of it is settled, small and undamaged. */
  piece: Piece | undefined;
  /** True if everything in the list is owned by the project. */
  own: boolean;
  /** The tag filter as it is for that project. */
  tags?: TagFilter;
  /** The place after which the page begins, if it is far into the list. */
  after?: Behind;
}

const ownRow = `SELECT ${shownColumns} FROM connections c WHERE c.project_id = $1 AND c.id = $2`;

/** The row of a connection that another project shares, or no row. */
function* sharedRow(project_id: string, id: string): Job<Row[]> {
  const owner = yield* ownerOfShared(project_id, id);
  return owner === undefined ? [] : yield* run(ownRow, [owner, id]);
}

/** The reads of a store that return connections, on an engine. */
export function createReads(engine: Engine): Pick<Store, 'get' | 'list'> {
  /** Looks for an own connection first, since most calls are about one. */
  const get: Store['get'] = async (project_id, id, now) => {
    const [own] = await engine.look(queryOf(ownRow, [project_id, id]));
    const [row] = own ? [own] : await engine.read(() => sharedRow(project_id, id));
    return row && new JsonText(textAt(row, now));
  };

  async function* list(
    project_id: string,
    filter: Filter,
    { offset, limit = Number.POSITIVE_INFINITY }: Page,
    now: number,
  ): AsyncGenerator<Piece> {
    const wanted = tagFilterOf(filter);
    if (!wanted) return;
    const { dialect } = engine;
    const first = Math.min(most, limit);
    const {
      piece,
      own,
      tags = wanted,
      after,
    } = await firstPage(engine, { project_id, filter, tags: wanted, dialect }, { offset, limit: first }, now);
    if (piece && own && (piece.count < first || first === limit)) {
      if (piece.count > 0) yield piece;
      return;
    }
    const selection = { project_id, filter: { ...filter, own }, tags, dialect };
    let left = limit;
    let last = own ? after : undefined;
    do {
      const slice: Slice = { limit: Math.min(most, left), ...(last ? { after: last } : { offset }) };
      const rows = own
        ? await engine.look(sizedRows(selection, slice, shownColumns))
        : await engine.read(() => reachedRows(selection, slice, shownColumns));
      left -= rows.length;
      last = endOf(rows, slice.limit);
      if (rows.length > 0) yield { bytes: bytesOf(rows.map((row) => textAt(row, now)).join()), count: rows.length };
      // An engine that answers at once would keep everyone else waiting until the list ends.
      if (last && left > 0) await new Promise((resolve) => setImmediate(resolve));
    } while (last && left > 0);
  }
  return { get, list };
}

/** The first page of the connections that a project owns. */
async function firstPage(
  engine: Engine,
  wanted: Selection,
  { offset, limit }: { offset: number; limit: number },
  now: number,
): Promise<FirstPage> {
  const { project_id, filter } = wanted;
  const none = async (): Promise<FirstPage> => ({
    piece: { bytes: bytesOf(''), count: 0 },
    own: filter.own || !(await reaches(engine, project_id)),
  });
  // Most lists have no tag filter, so they need no preparing query.
  const tags =
    wanted.tags.conditions.length === 0 ? wanted.tags : await engine.read(() => beginningOf(wanted, project_id));
  if (!tags) return none();
  const selection = { ...wanted, tags };
  if (offset <= far) return { ...(await ownPage(engine, selection, { limit, offset }, now)), tags };
  const after = await engine.read(() => skipOwn(selection, offset));
  return after ? { ...(await ownPage(engine, selection, { limit, after }, now)), tags, after } : none();
}

const reachesMore = 'EXISTS (SELECT 1 FROM grants s WHERE s.grantee = $1) AS reaches_more';

/** True if others share a connection with the project. */
async function reaches(engine: Engine, project_id: string): Promise<boolean> {
  const [row] = await engine.look(queryOf(`SELECT ${reachesMore}`, [project_id]));
  return Boolean(row?.reaches_more);
}

/**
 * A page of owned connections, as one text if all of them are settled and small, and whether the list has no others.
 */
async function ownPage(engine: Engine, selection: Selection, slice: Slice, now: number) {
  const { large } = engine.dialect;
  const query = select(
    selection,
    selection.project_id,
    (place) => `CASE WHEN c.settled_time <= ${place(now)} AND octet_length(c.hosts) < ${Math.floor(enough / most)}
      THEN ${settledText} END AS text, c.checksum${large ? '' : `, ${reachesMore}`}`,
    slice,
  );
  // A damaged page is read again row by row, so that the error can name the row.
  if (!large) {
    const rows = await engine.look(query);
    const whole = rows.every(({ text, checksum }) => text !== null && crc32(String(text)) === checksum);
    const piece = { bytes: bytesOf(rows.map(({ text }) => text).join()), count: rows.length };
    const more = rows[0] ? rows[0].reaches_more : await reaches(engine, selection.project_id);
    return { piece: whole ? piece : undefined, own: selection.filter.own || !more };
  }
  const page = `SELECT COUNT(*) AS count, COUNT(text) AS fitting, ${large("string_agg(text, ',')")} AS text,
    string_agg(octet_length(text) || ',' || checksum, ',') AS checks, ${reachesMore} FROM (${query.sql}) page`;
  const [row = {}] = await engine.look({ ...query, sql: page });
  const [bytes, count] = [bytesOf(row.text), Number(row.count)];
  const whole = row.fitting === row.count && areSound(bytes, String(row.checks ?? ''));
  return { piece: whole ? { bytes, count } : undefined, own: selection.filter.own || !row.reaches_more };
}

/** The owned rows that fit into a piece. Each begins behind the last one, so a vanished reader holds no cursor open. */
export function sizedRows(selection: Selection, slice: Slice, columns: string): Query {
  const key = () => 'c.project_id, c.id, c.create_time, c.seq, octet_length(c.hosts) AS size';
  const query = select(selection, selection.project_id, key, slice);
  const sql = `WITH page AS (${query.sql}),
     sized AS (
       SELECT c.project_id, c.id, COUNT(*) OVER () AS found, SUM(c.size) OVER (
         ORDER BY ${creationOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
       ) AS before
       FROM page c
     )
     SELECT ${columns}, c.project_id, c.create_time, c.seq, sized.found
     FROM sized JOIN connections c ON c.project_id = sized.project_id AND c.id = sized.id AND c.project_id = $1
     WHERE sized.before IS NULL OR sized.before < ${enough} ORDER BY ${creationOrder}`;
  return { ...query, sql };
}

/** The same for owned and shared connections together. */
function* reachedRows(selection: Selection, slice: Slice, columns: string): Job<Row[]> {
  const keys = yield* keysOfReached(selection, slice);
  const sizes = yield* rowsAt(keys, 'c.project_id, octet_length(c.hosts) AS size');
  let before = 0;
  const fits = (size: number) => {
    before += size;
    return before - size < enough;
  };
  const fitting = keys.filter((_, at) => fits(Number(sizes[at]?.size ?? 0)));
  const rows = yield* rowsAt(fitting, `${columns}, c.project_id, c.create_time, c.seq`);
  return rows.map((row) => ({ ...row, found: keys.length }));
}

/** The end of a piece, if another may follow. */
export function endOf(rows: readonly Row[], limit: number): Behind | undefined {
  const last = rows.at(-1);
  if (!last || (rows.length < limit && rows.length === Number(last.found))) return undefined;
  return { create_time: Number(last.create_time), seq: Number(last.seq), project_id: String(last.project_id) };
}
