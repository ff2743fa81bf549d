import { load, save } from './archive.ts';
import { type Engine, type Job, run } from './engine.ts';
import { list } from './listing.ts';
import { always, selectionOf } from './selection.ts';
import type { Connection, Decision, Facts, Filter, Page, Store, TagsInUse } from './store.ts';
import { columns, complete, listNames, replaceList, valuesOf, withHosts } from './tables.ts';

/** LIMIT for a page without one: OFFSET wants a LIMIT beside it. */
const everything = Number.MAX_SAFE_INTEGER;

/** The store over an engine: all queries there are, which every engine understands. */
export function createSqlStore(engine: Engine): Store {
  return {
    insert: (connection, uniqueName) => engine.add(connection.project_id, () => insert(connection, uniqueName)),
    get: (project_id, id) => engine.read(() => find<Connection>(project_id, id, withHosts)),
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

const all = [...withHosts, 'unique_name'];

/**
 * Adds a connection. Nothing is to appear before what was listed already: the order of creation is that of the commits,
 * whatever clocks say, so where the project has a later connection its time is taken.
 */
const insertion = `INSERT INTO connections (${all.join(', ')}) VALUES (${all
  .map((column, at) => (column === 'create_time' ? timeNotBefore(`$${at + 1}`) : `$${at + 1}`))
  .join(', ')})
  ON CONFLICT (project_id, name) WHERE delete_time IS NULL AND unique_name DO NOTHING RETURNING id`;

function timeNotBefore(time: string): string {
  // The latest is looked at whatever its time: asked for one that is later, an engine may read all that are not.
  return `COALESCE((SELECT CASE WHEN c.create_time > ${time} THEN c.create_time ELSE ${time} END FROM connections c
    WHERE c.project_id = $1 AND ${always} ORDER BY c.create_time DESC LIMIT 1), ${time})`;
}

function* insert({ hosts, ...facts }: Connection, uniqueName: boolean): Job<'inserted' | 'exists'> {
  const row = { ...facts, hosts: JSON.stringify(hosts), unique_name: uniqueName };
  const inserted = yield* run(insertion, valuesOf([row], all));
  if (inserted.length === 0) return 'exists';
  for (const name of listNames) yield* replaceList(name, facts, [], facts[name]);
  return 'inserted';
}

function* factsOf(project_id: string, filter: Filter, { offset, limit = everything }: Page): Job<Facts[]> {
  const { sql, values } = selectionOf(project_id, filter, { first: Math.min(offset + limit, everything) });
  const [limitAt, offsetAt] = [values.push(limit), values.push(offset)];
  const page = `${sql} ORDER BY create_time, seq LIMIT $${limitAt} OFFSET $${offsetAt}`;
  const rows = yield* run(
    `SELECT ${columns.map((column) => `c.${column}`).join(', ')} FROM (${page}) page
     JOIN connections c ON c.seq = page.seq ORDER BY c.create_time, c.seq`,
    values,
  );
  return yield* complete<Facts>(rows);
}

function* count(project_id: string, filter: Filter): Job<number> {
  const { sql, values } = selectionOf(project_id, filter);
  const [row] = yield* run(`SELECT COUNT(*) AS count FROM (${sql}) found`, values);
  return Number(row?.count);
}

/** The connection that a project reaches under an identifier, with the selected columns: its own one first. */
function* find<Found extends Facts>(
  project_id: string,
  id: string,
  selected: readonly string[],
  forUpdate = '',
): Job<Found | undefined> {
  const [owner] = yield* run(
    `SELECT 0 AS shared, project_id FROM connections WHERE project_id = $1 AND id = $2 UNION ALL
     SELECT 1 AS shared, project_id FROM grants WHERE grantee = $1 AND connection_id = $2
     ORDER BY shared, project_id LIMIT 1`,
    [project_id, id],
  );
  if (!owner) return undefined;
  const rows = yield* run(
    `SELECT ${selected.join(', ')} FROM connections WHERE project_id = $1 AND id = $2 ${forUpdate}`,
    [owner.project_id ?? null, id],
  );
  const [found] = yield* complete<Found>(rows);
  // Asked again once the row is locked: until then the owner may have taken the grant back.
  const reached = found?.project_id === project_id || found?.grants.some(({ grantee }) => grantee === project_id);
  return reached ? found : undefined;
}

function* change<Refusal>(
  { forUpdate }: Engine,
  project_id: string,
  ids: readonly string[],
  decide: (connection: Facts | undefined, id: string) => Decision<Refusal>,
): Job<Refusal | undefined> {
  const found = new Map<string, Facts | undefined>();
  // Locked in one order whatever order they are named in, so that two such changes do not wait for each other.
  for (const id of [...ids].sort()) found.set(id, yield* find(project_id, id, columns, forUpdate));

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

function* replace(before: Facts, { hosts, ...next }: Facts & Partial<Connection>): Job<void> {
  const key = [before.project_id, before.id];
  if (next.delete_time !== before.delete_time)
    yield* run('UPDATE connections SET delete_time = $3 WHERE project_id = $1 AND id = $2', [...key, next.delete_time]);
  if (hosts)
    yield* run('UPDATE connections SET hosts = $3 WHERE project_id = $1 AND id = $2', [...key, JSON.stringify(hosts)]);
  for (const name of listNames) yield* replaceList(name, before, before[name], next[name]);
}

function* tagsInUse(project_id: string, limit: number, offset: number): Job<TagsInUse> {
  const inUse = `tags t JOIN connections c ON c.project_id = t.project_id AND c.id = t.connection_id
    WHERE t.project_id = $1 AND c.delete_time IS NULL`;
  const keys = yield* run(`SELECT DISTINCT t.key FROM ${inUse} ORDER BY t.key`, [project_id]);
  const page = valuesOf(keys.slice(offset, offset + limit), ['key']);
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
