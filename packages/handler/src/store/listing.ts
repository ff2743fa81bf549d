import { JsonText } from '../json-text.ts';
import { type Dialect, type Engine, type Query, queryOf, type Row, run } from './engine.ts';
import { ownerOfShared } from './reached.ts';
import {
  andOwn,
  type Behind,
  creationOrder,
  type Selection,
  type Slice,
  selectOwn,
  selectReached,
} from './selection.ts';
import { settledText, shownColumns, textAt } from './shown.ts';
import type { Filter, Page, Piece, Store } from './store.ts';
import { tagFilterOf } from './tag-filter.ts';

/** How many connections a piece of a list has at most. */
export const most = 100;

/** A piece ends with the connection at which its hosts reach this size, in bytes as they are stored. */
const enough = 1_048_576;

/** What rows give of a page: its text, if all of it is settled and small, which most pages are. */
const oneText = (dialect: Dialect, rows: string, text = "string_agg(text, ',')") =>
  `SELECT COUNT(*) AS count, COUNT(text) AS fitting, MIN(${dialect.isJson('text')}) AS is_json, ${text} AS text,
     EXISTS (SELECT 1 FROM grants s WHERE s.grantee = $1) AS reaches_more FROM (${rows}) page`;

/** Whether that text is the page; otherwise the page is to be put together row by row. */
function isWhole({ count, fitting, is_json }: Row): boolean {
  return fitting === count && (is_json === null || Number(is_json) !== 0);
}

function bytesOf(text: unknown): Piece['bytes'] {
  // Both drivers give bytes as the memory that is theirs alone.
  return text instanceof Uint8Array ? (text as Piece['bytes']) : Buffer.from(String(text ?? ''));
}

/** The reads of a store that show connections, by an engine. */
export function createReads(engine: Engine): Pick<Store, 'get' | 'list'> {
  const { dialect } = engine;
  const [settled, columns] = [settledText(dialect), shownColumns(dialect)];
  const large = dialect.large("string_agg(text, ',')");
  const own = 'FROM connections c WHERE c.project_id = $1 AND c.id = $2';
  const ownText = oneText(dialect, `SELECT CASE WHEN c.settled_time <= $3 THEN ${settled} END AS text ${own} LIMIT 1`);
  const ownRow = `SELECT ${columns} ${own}`;

  /** Its own connection first, which most calls are about. */
  const get: Store['get'] = async (project_id, id, now) => {
    const [found] = await engine.look(queryOf(ownText, [project_id, id, now]));
    if (found && isWhole(found)) {
      if (found.count === 1) return new JsonText(String(found.text));
      if (!found.reaches_more) return undefined;
    }
    return engine.read(function* () {
      const [owned] = yield* run(ownRow, [project_id, id]);
      if (owned) return new JsonText(textAt(owned, now));
      const owner = yield* ownerOfShared(project_id, id);
      const [shared] = owner === undefined ? [] : yield* run(ownRow, [owner, id]);
      return shared && new JsonText(textAt(shared, now));
    });
  };

  /** A page of what a project owns, as one text where it is that, and whether a list has nothing else. */
  async function ownPage(selection: Selection, slice: Slice, now: number) {
    const { sql, values } = selectOwn(
      selection,
      (place) => `CASE WHEN c.settled_time <= ${place(now)} AND octet_length(c.hosts) < ${Math.floor(enough / most)}
        THEN ${settled} END AS text`,
      slice,
    );
    const [row = {}] = await engine.look(queryOf(oneText(dialect, sql, large), values));
    const piece = isWhole(row) ? { bytes: bytesOf(row.text), count: Number(row.count) } : undefined;
    return { piece, own: selection.filter.own || !row.reaches_more };
  }

  async function* list(
    project_id: string,
    filter: Filter,
    { offset, limit = Number.POSITIVE_INFINITY }: Page,
    now: number,
  ): AsyncGenerator<Piece> {
    const tags = await tagFilterOf(engine, project_id, filter);
    if (!tags) return;
    const first = Math.min(most, limit);
    const { piece, own } = await ownPage({ project_id, filter, tags }, { offset, limit: first }, now);
    if (piece && own && (piece.count < first || first === limit)) {
      if (piece.count > 0) yield piece;
      return;
    }
    const selection = { project_id, filter: { ...filter, own }, tags };
    let left = limit;
    let after: Behind | undefined;
    do {
      const slice: Slice = { limit: Math.min(most, left), ...(after ? { after } : { offset }) };
      const rows = await engine.look(sizedRows(selection, slice, columns));
      left -= rows.length;
      after = endOf(rows, slice.limit);
      if (rows.length > 0) yield { bytes: bytesOf(rows.map((row) => textAt(row, now)).join()), count: rows.length };
      // An engine that answers at once would keep everyone else waiting until the list ends.
      if (after && left > 0) await new Promise((resolve) => setImmediate(resolve));
    } while (after && left > 0);
  }
  return { get, list };
}

/**
 * Some columns of the connections of a part that go into one piece. Each piece is a query of its own that begins behind
 * the last connection of the one before, so a reader that is slow, or that never comes back, holds nothing.
 */
export function sizedRows(selection: Selection, slice: Slice, columns: string): Query {
  const key = () => 'c.project_id, c.id, c.create_time, c.seq, octet_length(c.hosts) AS size';
  const { sql, values } = selectReached(selection, key, slice);
  return queryOf(
    `WITH page AS (${sql}),
     sized AS (
       SELECT c.project_id, c.id, COUNT(*) OVER () AS found, SUM(c.size) OVER (
         ORDER BY ${creationOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
       ) AS before
       FROM page c
     )
     SELECT ${columns}, c.project_id, c.create_time, c.seq, sized.found
     FROM sized JOIN connections c ON c.project_id = sized.project_id AND c.id = sized.id${andOwn(selection)}
     WHERE sized.before IS NULL OR sized.before < ${enough} ORDER BY ${creationOrder}`,
    values,
  );
}

/** The place where a piece ends that others may come after. */
export function endOf(rows: readonly Row[], limit: number): Behind | undefined {
  const last = rows.at(-1);
  if (!last || (rows.length < limit && rows.length === Number(last.found))) return undefined;
  return { create_time: Number(last.create_time), seq: Number(last.seq), project_id: String(last.project_id) };
}
