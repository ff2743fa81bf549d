import { type Engine, type Job, run } from './engine.ts';
import { fitting, most } from './listing.ts';
import { pageOf, sourceOf } from './reached.ts';
import { allOf, complete, hostsOf, insertAll } from './rows.ts';
import type { Behind, Selection } from './slice.ts';
import type { Loaded, Saved } from './store.ts';
import { listNames } from './tables.ts';

/** Exports everything that a project owns: see `Store.save`. */
export function save(engine: Engine, project_id: string, take: (piece: Saved[]) => Promise<void>): Promise<void> {
  return engine.readAll(async (run) => {
    let after: Behind | undefined;
    do {
      const { saved, end } = await run(() => piece(engine, project_id, after));
      if (saved.length > 0) await take(saved);
      after = end;
    } while (after);
  });
}

function* piece(
  { dialect }: Engine,
  project_id: string,
  after: Behind | undefined,
): Job<{ saved: Saved[]; end: Behind | undefined }> {
  const selection: Selection = { project_id, owner: project_id, filter: {}, tags: { conditions: [] }, dialect };
  const { read } = yield* pageOf([sourceOf(selection)], { after, limit: most });
  const { rows, after: end } = yield* fitting(read, allOf, most);
  const saved = (yield* complete(rows)).map((facts, at) => {
    const row = rows[at] ?? {};
    // SQLite stores booleans as numbers.
    return { ...facts, hosts: hostsOf(row), unique_name: Boolean(row.unique_name) };
  });
  return { saved, end };
}

/** Imports the connections of a project: see `Store.load`. */
export async function load(
  engine: Engine,
  project_id: string,
  pieces: AsyncIterable<readonly Saved[]>,
  replace: boolean,
): Promise<Loaded> {
  let taken: Saved | undefined;
  try {
    return await engine.writeAll(async (run) => {
      // From here on, other additions to the project wait.
      await run(() => engine.endOf(project_id, 0, null));
      if (replace) await run(() => clear(engine, project_id));
      else if (await run(() => hasAny(project_id))) return 'occupied';
      for await (const piece of pieces) {
        taken = await run(() => add(engine, project_id, piece));
        if (taken) throw new Error(`the identifier or the name of ${taken.id} is taken`); // undoes the load
      }
      return 'loaded';
    });
  } catch (error) {
    if (taken) return { taken };
    throw error;
  }
}

function* hasAny(project_id: string): Job<boolean> {
  return (yield* run('SELECT 1 AS found FROM connections WHERE project_id = $1 LIMIT 1', [project_id])).length > 0;
}

function* clear({ dialect }: Engine, project_id: string): Job<void> {
  // Locks connections before their lists, in the order of every other change: otherwise there are deadlocks.
  yield* run(
    `SELECT COUNT(*) FROM (SELECT 1 FROM connections WHERE project_id = $1 ORDER BY project_id, id ${dialect.forUpdate}) AS locked`,
    [project_id],
  );
  for (const table of [...listNames, 'connections'])
    yield* run(`DELETE FROM ${table} WHERE project_id = $1`, [project_id]);
}

/** Adds connections, or returns one whose identifier or name is taken. */
function* add(engine: Engine, project_id: string, piece: readonly Saved[]): Job<Saved | undefined> {
  if (piece.length === 0) return undefined;
  const latest = Math.max(...piece.map(({ create_time }) => create_time));
  const end = yield* engine.endOf(project_id, piece.length, latest);
  const own = piece.map((saved) => ({ ...saved, project_id }));
  return piece[(yield* insertAll(own, end, true)).indexOf('exists')];
}
