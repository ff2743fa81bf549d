import { type Engine, type Job, type Row, run } from './engine.ts';
import { type Position, selectionOf } from './selection.ts';
import type { Connection, Filter, Page } from './store.ts';
import { complete, withHosts } from './tables.ts';

/** How many connections a piece of a list has at most. */
export const most = 100;

/** A piece ends with the connection at which its hosts reach this size, in bytes as they are stored. */
const enough = 1_048_576;

/**
 * The connections of a page, piece by piece: see `Store.list`. Each piece is a transaction of its own that begins behind
 * the last connection of the one before, so a reader that is slow, or that never comes back, holds nothing.
 */
export async function* list(
  engine: Engine,
  project_id: string,
  filter: Filter,
  { offset, limit = Number.POSITIVE_INFINITY }: Page,
): AsyncGenerator<Connection[]> {
  let left = limit;
  let after: Position | undefined;
  do {
    const part = { offset: after ? 0 : offset, limit: Math.min(most, left) };
    const { rows, more } = await engine.read(() => piece<Connection>(project_id, filter, part, after, withHosts));
    if (rows.length > 0) yield rows.map(({ connection }) => connection);
    left -= rows.length;
    after = more ? rows.at(-1)?.position : undefined;
    // An engine that answers at once would keep everyone else waiting until the list ends.
    if (after && left > 0) await new Promise((resolve) => setImmediate(resolve));
  } while (after && left > 0);
}

/**
 * The connections of a part that go into one piece, each with its position, and whether there may be others after them.
 * `Found` is what the selected columns make.
 */
export function* piece<Found extends Connection>(
  project_id: string,
  filter: Filter,
  { offset, limit }: { offset: number; limit: number },
  after: Position | undefined,
  selected: readonly string[],
): Job<{ rows: { connection: Found; position: Position }[]; more: boolean }> {
  const { sql, values } = selectionOf(project_id, filter, { after, first: offset + limit });
  const [limitAt, offsetAt] = [values.push(limit), values.push(offset)];
  const columns = selected.map((column) => `c.${column}`).join(', ');
  const found = yield* run(
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
  const connections = yield* complete<Found>(found.map(({ seq: _, found: __, ...row }) => row));
  const rows = connections.map((connection, at) => ({ connection, position: positionOf(found[at] ?? {}) }));
  const all = Number(found[0]?.found ?? 0);
  return { rows, more: rows.length < all || all === limit };
}

const positionOf = ({ create_time, seq }: Row): Position => ({ create_time: Number(create_time), seq: Number(seq) });
