import { load, save } from './archive.ts';
import { countChanged, type Engine, type Job, queryOf, run } from './engine.ts';
import { list } from './listing.ts';
import { allColumns, changesOf, complete, coreColumns, selected, shownColumns, shownOf, valuesOf } from './rows.ts';
import { always, selectionOf } from './selection.ts';
import type { Connection, Decision, Facts, Filter, Page, Shown, Store, TagsInUse } from './store.ts';
import { listNames, replaceList } from './tables.ts';

/** LIMIT for a page without one: OFFSET wants a LIMIT beside it. */
const everything = Number.MAX_SAFE_INTEGER;

/** The store over an engine: all queries there are, which every engine understands. */
export function createSqlStore(engine: Engine): Store {
  return {
    insert: (connection, uniqueName) => engine.add(connection.project_id, () => insert(connection, uniqueName)),
    get: (project_id, id) => show(engine, project_id, id),
    facts: (project_id, id) => engine.read(() => find(project_id, id)),
    list: (project_id, filter, page) => list(engine, project_id, filter, page),
    find: (project_id, filter, page) =>
      engine.read(function* () {
        return {
          found: yield* factsOf(project_id, filter, page),
          count: yield* count(project_id, filter),
        };
      }),
    count: (project_id, filter) => engine.read(() => count(project_id, filter)),
    tagsInUse: (project_id, { offset, limit = everything }) => engine.read(() => tagsInUse(project_id, limit, offset)),
    change: (project_id, ids, decide) => engine.write(() => change(engine, project_id, ids, decide)),
    save: (project_id, take) => save(engine, project_id, take),
    load: (project_id, pieces, replace) => load(engine, project_id, pieces, replace),
    close: () => engine.close(),
  };
}

/**
 * Adds a connection. Nothing is to appear before what was listed already: the order of creation is that of the commits,
 * whatever clocks say, so where the project has a later connection its time is taken.
 */
export const insertion = `INSERT INTO connections (${allColumns.join(', ')}) VALUES (${allColumns
  .map((column, at) => (column === 'create_time' ? timeNotBefore(`$${at + 1}`) : `$${at + 1}`))
  .join(', ')}) ON CONFLICT (project_id, name) WHERE delete_time IS NULL AND unique_name DO NOTHING`;

function timeNotBefore(time: string): string {
  // The latest is looked at whatever its time: asked for one that is later, an engine may read all that are not.
  return `COALESCE((SELECT CASE WHEN c.create_time > ${time} THEN c.create_time ELSE ${time} END FROM connections c
    WHERE c.project_id = $1 AND ${always} ORDER BY c.create_time DESC LIMIT 1), ${time})`;
}

function* insert(connection: Connection, uniqueName: boolean): Job<'inserted' | 'exists'> {
  const inserted = yield* countChanged(insertion, valuesOf(connection, uniqueName));
  if (inserted === 0) return 'exists';
  for (const name of listNames) yield* replaceList(name, connection, [], connection[name]);
  return 'inserted';
}

const ownRow = (columns: string) => `SELECT ${columns} FROM connections c WHERE c.project_id = $1 AND c.id = $2`;

/** Of a connection that several own and share: the first of them. */
const sharedRow = (columns: string) => `SELECT ${columns} FROM grants s
  JOIN connections c ON c.project_id = s.project_id AND c.id = s.connection_id
  WHERE s.grantee = $1 AND s.connection_id = $2 ORDER BY s.project_id LIMIT 1`;

const [ownShown, sharedShown] = [ownRow(shownColumns), sharedRow(shownColumns)];
const [ownCore, sharedOwner] = [ownRow(selected(coreColumns)), sharedRow('c.project_id')];

/** The connection that a project reaches under an identifier: its own one first, which most calls are about. */
async function show(engine: Engine, project_id: string, id: string): Promise<Shown | undefined> {
  const [own] = await engine.look(queryOf(ownShown, [project_id, id]));
  if (own) return shownOf(own);
  return engine.read(function* () {
    const [own] = yield* run(ownShown, [project_id, id]);
    const [row] = own ? [own] : yield* run(sharedShown, [project_id, id]);
    return row && shownOf(row);
  });
}

/** The same for rules, with no change by others between here and the end of the transaction where `lock` says so. */
function* find(project_id: string, id: string, lock = ''): Job<Facts | undefined> {
  const [own] = yield* run(`${ownCore} ${lock}`, [project_id, id]);
  if (own) return (yield* complete([own]))[0];
  const [shared] = yield* run(sharedOwner, [project_id, id]);
  if (!shared) return undefined;
  const [found] = yield* complete(yield* run(`${ownCore} ${lock}`, [shared.project_id ?? null, id]));
  // Asked again once the row is locked: until then the owner may have taken the grant back.
  return found?.grants.some(({ grantee }) => grantee === project_id) ? found : undefined;
}

function* factsOf(project_id: string, filter: Filter, { offset, limit = everything }: Page): Job<Facts[]> {
  const { sql, values } = selectionOf(project_id, filter, { first: Math.min(offset + limit, everything) });
  const [limitAt, offsetAt] = [values.push(limit), values.push(offset)];
  const page = `${sql} ORDER BY create_time, seq LIMIT $${limitAt} OFFSET $${offsetAt}`;
  return yield* complete(
    yield* run(
      `SELECT ${selected(coreColumns)} FROM (${page}) page
     JOIN connections c ON c.seq = page.seq ORDER BY c.create_time, c.seq`,
      values,
    ),
  );
}

function* count(project_id: string, filter: Filter): Job<number> {
  const { sql, values } = selectionOf(project_id, filter);
  const [row] = yield* run(`SELECT COUNT(*) AS count FROM (${sql}) found`, values);
  return Number(row?.count);
}

function* change<Refusal>(
  { forUpdate }: Engine,
  project_id: string,
  ids: readonly string[],
  decide: (connection: Facts | undefined, id: string) => Decision<Refusal>,
): Job<Refusal | undefined> {
  const found = new Map<string, Facts | undefined>();
  // Locked in one order whatever order they are named in, so that two such changes do not wait for each other.
  for (const id of [...ids].sort()) found.set(id, yield* find(project_id, id, forUpdate));

  const changes: [Facts, Facts & Partial<Connection>][] = [];
  for (const id of ids) {
    const before = found.get(id);
    const decision = decide(before, id);
    if ('refusal' in decision) return decision.refusal;
    if (before) changes.push([before, decision.next]);
  }
  for (const [before, next] of changes) yield* replace(before, next);
  return undefined;
}

function* replace(before: Facts, next: Facts & Partial<Connection>): Job<void> {
  const changes = changesOf(before, next);
  const set = changes.map(([column], at) => `${column} = $${at + 3}`).join(', ');
  const values = changes.map(([, value]) => value);
  if (set !== '')
    yield* run(`UPDATE connections SET ${set} WHERE project_id = $1 AND id = $2`, [
      before.project_id,
      before.id,
      ...values,
    ]);
  for (const name of listNames) yield* replaceList(name, before, before[name], next[name]);
}

function* tagsInUse(project_id: string, limit: number, offset: number): Job<TagsInUse> {
  const inUse = `tags t JOIN connections c ON c.project_id = t.project_id AND c.id = t.connection_id
    WHERE t.project_id = $1 AND c.delete_time IS NULL`;
  const keys = yield* run(`SELECT DISTINCT t.key FROM ${inUse} ORDER BY t.key`, [project_id]);
  const page = keys.slice(offset, offset + limit).map(({ key }) => String(key));
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return { tags: [], count: keys.length };
  const rows = yield* run(
    `SELECT DISTINCT t.key, t.value FROM ${inUse} AND t.key BETWEEN $2 AND $3 ORDER BY t.key, t.value`,
    [project_id, first, last],
  );
  const tags = [...Map.groupBy(rows, ({ key }) => String(key))].map(([key, those]) => ({
    key,
    values: those.map(({ value }) => String(value)),
  }));
  return { tags, count: keys.length };
}
