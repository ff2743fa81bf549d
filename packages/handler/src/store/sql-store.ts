import { load, save } from './archive.ts';
import { countChanged, type Engine, type Job, type OrderEnd, type Row, run } from './engine.ts';
import { createReads } from './listing.ts';
import { countReached, keysOfReached, ownerOfShared, rowsAt } from './reached.ts';
import { allColumns, changesOf, complete, factsOf, valuesOf } from './rows.ts';
import type { Selection } from './selection.ts';
import type { Connection, Decision, Facts, Page, Store, TagsInUse } from './store.ts';
import { listNames, places, replaceList } from './tables.ts';
import { tagFilterOf } from './tag-filter.ts';
import { createUpkeep } from './upkeep.ts';

/** LIMIT for a page without one: OFFSET wants a LIMIT beside it. */
const everything = Number.MAX_SAFE_INTEGER;

/** The store over an engine: all queries there are, which every engine understands. */
export function createSqlStore(engine: Engine): Store {
  return {
    ...createReads(engine),
    ...createUpkeep(engine),
    insert: (connection, uniqueName) =>
      engine.add(connection.project_id, connection.create_time, (end) => insert(connection, uniqueName, end)),
    facts: (project_id, id) =>
      engine.read(function* () {
        return (yield* find(project_id, id))?.facts;
      }),
    async find(project_id, filter, page) {
      const tags = await tagFilterOf(engine, project_id, filter);
      if (!tags) return { found: [], count: 0 };
      return engine.read(function* () {
        const selection = { project_id, filter, tags };
        return { found: yield* factsOn(selection, page), count: yield* countReached(selection) };
      });
    },
    async count(project_id, filter) {
      const tags = await tagFilterOf(engine, project_id, filter);
      return tags ? engine.read(() => countReached({ project_id, filter, tags })) : 0;
    },
    tagsInUse: (project_id, { offset, limit = everything }) => engine.read(() => tagsInUse(project_id, limit, offset)),
    change: (project_id, ids, decide) => engine.write(() => change(engine, project_id, ids, decide), project_id),
    save: (project_id, take) => save(engine, project_id, take),
    load: (project_id, pieces, replace) => load(engine, project_id, pieces, replace),
    ready: () => engine.ready(),
    close: () => engine.close(),
  };
}

/** Nothing is inserted where the name is taken: see the index `names`. */
const insertion = `INSERT INTO connections (${allColumns.join(', ')}) VALUES ${places(1, allColumns.length)}
  ON CONFLICT (project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END)) WHERE name IS NOT NULL DO NOTHING`;

function* insert(connection: Connection, uniqueName: boolean, end: OrderEnd): Job<'inserted' | 'exists'> {
  const place = end.next(connection.create_time);
  if ((yield* countChanged(insertion, valuesOf(connection, place, uniqueName))) === 0) return 'exists';
  // Most have neither tags nor grants.
  for (const name of listNames)
    if (connection[name].length > 0) yield* replaceList(name, connection, [], connection[name]);
  return 'inserted';
}

const ownFacts = `SELECT ${factsOf} FROM connections c WHERE c.project_id = $1 AND c.id = $2`;

/** A connection as rules look at it, with the checksum of its hosts, which they do not. */
interface Found {
  facts: Facts;
  hostsChecksum: number;
}

function* found(rows: readonly Row[]): Job<Found | undefined> {
  const [facts] = yield* complete(rows);
  return facts && { facts, hostsChecksum: Number(rows[0]?.hosts_checksum) };
}

/**
 * The connection that a project reaches under an identifier, with no change by others between here and the end of the
 * transaction where `lock` says so.
 */
function* find(project_id: string, id: string, lock = ''): Job<Found | undefined> {
  const own = yield* run(`${ownFacts} ${lock}`, [project_id, id]);
  if (own.length > 0) return yield* found(own);
  const owner = yield* ownerOfShared(project_id, id);
  if (owner === undefined) return undefined;
  const shared = yield* found(yield* run(`${ownFacts} ${lock}`, [owner, id]));
  // Asked again once the row is locked: until then the owner may have taken the grant back.
  return shared?.facts.grants.some(({ grantee }) => grantee === project_id) ? shared : undefined;
}

function* factsOn(selection: Selection, { offset, limit = everything }: Page): Job<Facts[]> {
  const slice = { offset, limit: Math.min(limit, everything - offset) };
  return yield* complete(yield* rowsAt(yield* keysOfReached(selection, slice), factsOf));
}

function* change<Refusal>(
  { dialect }: Engine,
  project_id: string,
  ids: readonly string[],
  decide: (connection: Facts | undefined, id: string) => Decision<Refusal>,
): Job<Refusal | undefined> {
  const all = new Map<string, Found | undefined>();
  // Locked in one order whatever order they are named in, so that two such changes do not wait for each other.
  for (const id of [...ids].sort()) all.set(id, yield* find(project_id, id, dialect.forUpdate));

  const changes: [Found, Facts & Partial<Connection>][] = [];
  for (const id of ids) {
    const before = all.get(id);
    const decision = decide(before?.facts, id);
    if ('refusal' in decision) return decision.refusal;
    if (before) changes.push([before, decision.next]);
  }
  for (const [before, next] of changes) yield* replace(before, next);
  return undefined;
}

function* replace({ facts, hostsChecksum }: Found, next: Facts & Partial<Connection>): Job<void> {
  const changes = changesOf(facts, next, hostsChecksum);
  const set = changes.map(([column], at) => `${column} = $${at + 3}`).join(', ');
  const values = [facts.project_id, facts.id, ...changes.map(([, value]) => value)];
  if (set !== '') yield* run(`UPDATE connections SET ${set} WHERE project_id = $1 AND id = $2`, values);
  for (const name of listNames) yield* replaceList(name, facts, facts[name], next[name]);
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
