import { handOver } from '../hand-over.ts';
import { type Engine, type Query, queryOf, type Row } from './engine.ts';
import { coreColumns, selected, sharedColumn, shownColumns, shownOf } from './rows.ts';
import { ownRowsOf, type Position, selectionOf } from './selection.ts';
import type { Filter, Page, Shown } from './store.ts';

/** How many connections a piece of a list has at most. */
export const most = 100;

/** A piece ends with the connection at which its hosts reach this size, in bytes as they are stored. */
const enough = 1_048_576;

/** So many of a list, behind so many others. */
interface Slice {
  offset: number;
  limit: number;
}

/**
 * The connections of a page, piece by piece: see `Store.list`. Each piece is a query of its own that begins behind the
 * last connection of the one before, so a reader that is slow, or that never comes back, holds nothing.
 */
export async function* list(
  engine: Engine,
  project_id: string,
  filter: Filter,
  { offset, limit = Number.POSITIVE_INFINITY }: Page,
): AsyncGenerator<Shown[]> {
  let left = limit;
  let after: Position | undefined;
  do {
    const part = { offset: after ? 0 : offset, limit: Math.min(most, left) };
    const { shown, end } = await pieceBehind(engine, project_id, filter, part, after);
    left -= shown.length;
    after = end;
    if (shown.length > 0) yield handOver(shown);
    // An engine that answers at once would keep everyone else waiting until the list ends.
    if (after && left > 0) await new Promise((resolve) => setImmediate(resolve));
  } while (after && left > 0);
}

/** The next piece, and where it ends if others may come after it. */
async function pieceBehind(
  engine: Engine,
  project_id: string,
  filter: Filter,
  part: Slice,
  after: Position | undefined,
): Promise<{ shown: Shown[]; end: Position | undefined }> {
  const own = await engine.look(ownPieceOf(project_id, filter, part, after));
  const isWhole = own.length > 0 && own.every(({ hosts }) => hosts !== null);
  const rows = isWhole ? own : await engine.look(pieceOf(project_id, filter, part, after, shownColumns));
  return { shown: rows.map(shownOf), end: endOf(rows, part.limit) };
}

/**
 * The same for what most lists are: of a project that nothing is shared with, and that has few hosts. Of another the rows
 * have no hosts, and are not to be used.
 */
function ownPieceOf(project_id: string, filter: Filter, part: Slice, after: Position | undefined): Query {
  const { sql, values } = ownRowsOf(project_id, filter, after, ownColumns);
  const [limitAt, offsetAt] = [values.push(part.limit), values.push(part.offset)];
  return queryOf(`${sql} ORDER BY c.create_time, c.seq LIMIT $${limitAt} OFFSET $${offsetAt}`, values);
}

const ownColumns = `${selected(coreColumns)}, ${sharedColumn}, c.seq, CASE
  WHEN octet_length(c.hosts) < ${Math.floor(enough / most)} AND NOT EXISTS (SELECT 1 FROM grants s WHERE s.grantee = $1)
  THEN c.hosts END AS hosts`;

/** The rows of the connections of a part that go into one piece. */
export function pieceOf(
  project_id: string,
  filter: Filter,
  { offset, limit }: Slice,
  after: Position | undefined,
  columns: string,
): Query {
  const { sql, values } = selectionOf(project_id, filter, { after, first: offset + limit });
  const [limitAt, offsetAt] = [values.push(limit), values.push(offset)];
  return queryOf(
    `WITH page AS (${sql} ORDER BY create_time, seq LIMIT $${limitAt} OFFSET $${offsetAt}),
     sized AS (
       SELECT c.seq, COUNT(*) OVER () AS found, SUM(octet_length(c.hosts)) OVER (
         ORDER BY c.create_time, c.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
       ) AS size
       FROM page JOIN connections c ON c.seq = page.seq
     )
     SELECT ${columns}, c.seq, sized.found FROM sized JOIN connections c ON c.seq = sized.seq
     WHERE sized.size IS NULL OR sized.size < ${enough} ORDER BY c.create_time, c.seq`,
    values,
  );
}

/** Where a piece ends that others may come after. */
export function endOf(rows: readonly Row[], limit: number): Position | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || (rows.length < limit && rows.length === Number(first.found ?? rows.length))) return undefined;
  return { create_time: Number(last.create_time), seq: Number(last.seq) };
}
