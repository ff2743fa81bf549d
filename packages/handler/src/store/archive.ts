import { type Engine, type Job, run } from './engine.ts';
import { endOf, most, pieceOf } from './listing.ts';
import { allColumns, complete, hostsOf, selected, valuesOf } from './rows.ts';
import type { Position } from './selection.ts';
import type { Loaded, Saved } from './store.ts';
import { insertRows, listNames, places } from './tables.ts';

/** Hands out all that a project owns: see `Store.save`. */
export function save(engine: Engine, project_id: string, take: (piece: Saved[]) => Promise<void>): Promise<void> {
  return engine.readAll(async (run) => {
    let after: Position | undefined;
    do {
      const { saved, end } = await run(() => piece(project_id, after));
      if (saved.length > 0) await take(saved);
      after = end;
    } while (after);
  });
}

function* piece(project_id: string, after: Position | undefined): Job<{ saved: Saved[]; end: Position | undefined }> {
  const part = { offset: 0, limit: most };
  const rows = yield pieceOf(project_id, { own: true }, part, after, selected(allColumns));
  const saved = (yield* complete(rows)).map((facts, at) => {
    const row = rows[at] ?? {};
    // SQLite has numbers for what is true and what is not.
    return { ...facts, hosts: hostsOf(row), unique_name: Boolean(row.unique_name) };
  });
  return { saved, end: endOf(rows, part.limit) };
}

/** A connection that cannot be beside what is there. */
class TakenError extends Error {
  readonly saved: Saved;

  constructor(saved: Saved) {
    super(`the project has a connection with the identifier or the name of ${saved.id} already`);
    this.saved = saved;
  }
}

/** Takes up all that a project shall own: see `Store.load`. */
export async function load(
  engine: Engine,
  project_id: string,
  pieces: AsyncIterable<readonly Saved[]>,
  replace: boolean,
): Promise<Loaded> {
  try {
    return await engine.addAll(project_id, async (run) => {
      if (replace) await run(() => clear(project_id));
      else if (await run(() => hasAny(project_id))) return 'occupied';
      for await (const piece of pieces) await run(() => insertAll(project_id, piece));
      return 'loaded';
    });
  } catch (error) {
    if (error instanceof TakenError) return { taken: error.saved };
    throw error;
  }
}

function* hasAny(project_id: string): Job<boolean> {
  return (yield* run('SELECT 1 AS found FROM connections WHERE project_id = $1 LIMIT 1', [project_id])).length > 0;
}

function* clear(project_id: string): Job<void> {
  for (const table of [...listNames, 'connections'])
    yield* run(`DELETE FROM ${table} WHERE project_id = $1`, [project_id]);
}

function* insertAll(project_id: string, piece: readonly Saved[]): Job<void> {
  if (piece.length === 0) return;
  const inserted = yield* run(
    `INSERT INTO connections (${allColumns.join(', ')}) VALUES ${places(piece.length, allColumns.length)}
     ON CONFLICT DO NOTHING RETURNING id`,
    piece.flatMap((saved) => valuesOf({ ...saved, project_id }, saved.unique_name)),
  );
  const ids = new Set(inserted.map(({ id }) => id));
  // Of two with one identifier the first is inserted.
  const taken = piece.find(({ id }) => !ids.delete(id));
  if (taken) throw new TakenError(taken);
  for (const name of listNames) {
    const rowsOf = (saved: Saved) => saved[name].map((row) => ({ ...row, project_id, connection_id: saved.id }));
    yield* insertRows(name, piece.flatMap(rowsOf));
  }
}
