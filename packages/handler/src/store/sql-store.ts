import type { Tag } from '@dli-connections/contract';
import { load, save } from './archive.ts';
import { type Engine, type Job, queryOf, run } from './engine.ts';
import { createReads } from './listing.ts';
import { countIn, ownerOfShared, pageOf, partOf, sourceOf } from './reached.ts';
import { type Change, complete, type Found, factsOf, updateAll, withTags } from './rows.ts';
import { type Behind, type Selection, selectionOf } from './slice.ts';
import type { Decision, Facts, Grantees, OwnChange, Page, Store, Tagged } from './store.ts';
import { type Added, clearList, dropFromList, insertLists, listedOf, listNames, markDeleted } from './tables.ts';
import { tagsInUse } from './tags-in-use.ts';
import { createUpkeep } from './upkeep.ts';

/** LIMIT for a page without one: OFFSET needs a LIMIT beside it. Their sum is exact. */
const everything = 2 ** 50;

/** The tags of an active connection: a row without a key if it has none, and no row if there is no connection. */
const tagsOfActive = `SELECT t.key, t.value FROM connections c
  LEFT JOIN tags t ON t.project_id = c.project_id AND t.connection_id = c.id
  WHERE c.project_id = $1 AND c.id = $2 AND c.delete_time IS NULL ORDER BY t.key`;

/** The store on an engine: all queries, in SQL that every engine understands. */
export function createSqlStore(engine: Engine): Store {
  return {
    ...createReads(engine),
    ...createUpkeep(engine),
    insert: (connection, unique_name) => engine.add({ ...connection, unique_name }),
    facts: (project_id, id) =>
      engine.read(function* () {
        return (yield* findReached(project_id, id))?.facts;
      }),
    async tags(project_id, id) {
      const rows = await engine.look(queryOf(tagsOfActive, [project_id, id]));
      const tags = rows.filter(({ key }) => key !== null) as unknown as Tag[]; // it selects the columns of a tag
      return rows.length > 0 ? tags : undefined;
    },
    async find(project_id, filter, page) {
      const selection = selectionOf(engine.dialect, project_id, filter);
      return selection ? engine.search(() => find(selection, page), project_id) : { found: [], count: 0 };
    },
    async count(project_id, filter) {
      const selection = selectionOf(engine.dialect, project_id, filter);
      return selection ? engine.search(() => count(selection), project_id) : 0;
    },
    tagsInUse: (project_id, page) => tagsInUse(engine, project_id, page),
    change: (project_id, ids, decide, own) =>
      engine.write(() => change(engine, project_id, ids, decide, own), project_id),
    grantees: (project_id, id, after) => engine.read(() => granteesOf(project_id, id, after)),
    save: (project_id, take) => save(engine, project_id, take),
    load: (project_id, pieces, replace) => load(engine, project_id, pieces, replace),
    ready: () => engine.ready(),
    close: () => engine.close(),
  };
}

/** Maximum number of grants in a page: an engine that answers at once keeps everyone else waiting meanwhile. */
const mostGrants = 1_000;

/** A page of the projects that a connection is shared with: see `Store.grantees`. */
function* granteesOf(project_id: string, id: string, after: string): Job<Grantees | undefined> {
  const active = 'SELECT 1 FROM connections c WHERE c.project_id = $1 AND c.id = $2 AND c.delete_time IS NULL';
  if ((yield* run(active, [project_id, id])).length === 0) return undefined;
  const those = `SELECT g.grantee FROM grants g WHERE g.project_id = $1 AND g.connection_id = $2 AND g.grantee > $3
    ORDER BY g.grantee LIMIT ${mostGrants}`;
  const page = (yield* run(those, [project_id, id, after])).map(({ grantee }) => String(grantee));
  return { page, isLast: page.length < mostGrants };
}

/**
 * Connections that a project owns, by identifier. `lock` ends the SELECT, and locks them in one order, to avoid deadlocks.
 * With a grantee only as many grants are read as show if there are any, and if this project holds one.
 */
function* findOwn(
  project_id: string,
  ids: readonly string[],
  lock?: string,
  grantee?: string,
): Job<Map<string, Found>> {
  const rows = yield* run(
    `SELECT ${factsOf} FROM connections c WHERE c.project_id = $1 AND c.id = ANY($2) ORDER BY c.id ${lock ?? ''}`,
    [project_id, ids],
  );
  const completed = yield* complete(rows, grantee);
  return new Map(rows.map((row, at) => [String(row.id), { row, facts: completed[at] as Facts }])); // one for each row
}

/** The connection that a project reaches under an identifier: its own, or that of the first owner that shares one. */
function* findReached(project_id: string, id: string, lock?: string, grantee?: string): Job<Found | undefined> {
  const own = (yield* findOwn(project_id, [id], lock, grantee)).get(id);
  const owner = own ? undefined : yield* ownerOfShared(project_id, id);
  if (owner === undefined) return own;
  const shared = (yield* findOwn(owner, [id], lock, project_id)).get(id);
  // Checked again once the row is locked: the owner may have revoked the grant until then.
  return shared?.facts.grants.some(({ grantee }) => grantee === project_id) ? shared : undefined;
}

function* count(selection: Selection): Job<number> {
  return yield* countIn(yield* partOf(selection));
}

/** A page of a selection, and the total. What comes before the end of the page is not counted again. */
function* find(selection: Selection, { offset, limit = everything }: Page): Job<{ found: Tagged[]; count: number }> {
  const parts = yield* partOf(selection);
  const { read } = yield* pageOf(parts.map(sourceOf), { offset, limit });
  const rows = yield* read(() => factsOf, limit);
  const found = yield* withTags(rows);
  const last = rows.at(-1) as Behind | undefined; // its columns are among those of the facts
  const before = last ? offset + rows.length : 0;
  const isLast = rows.length < limit && (last || offset === 0);
  return { found, count: isLast ? before : before + (yield* countIn(parts, last)) };
}

function* change<Refusal>(
  { dialect: { forUpdate } }: Engine,
  project_id: string,
  ids: readonly string[],
  decide: (connection: Facts | undefined, id: string) => Decision<Refusal>,
  own: OwnChange | undefined,
): Job<Refusal | undefined> {
  const all = own ? yield* findOwn(project_id, ids, forUpdate, own.grantee ?? project_id) : new Map<string, Found>();
  // In the order in which `findOwn` locks, to avoid deadlocks.
  for (const id of own ? [] : ids.toSorted()) {
    const found = yield* findReached(project_id, id, forUpdate, project_id);
    if (found) all.set(id, found);
  }
  const changes: Change[] = [];
  for (const id of ids) {
    const found = all.get(id);
    const decision = decide(found?.facts, id);
    if ('refusal' in decision) return decision.refusal;
    if (found) changes.push({ ...found, next: decision.next });
  }
  yield* updateAll(changes);
  for (const name of listNames) {
    const emptied = changes.filter(({ facts, next }) => facts[name].length > 0 && next[name].length === 0);
    const those = emptied.map(({ facts }) => facts);
    yield* clearList(name, those);
  }
  const added: Added[] = [];
  for (const each of changes) added.push(yield* changeLists(each));
  yield* insertLists(added);
  return undefined;
}

/** Carries out a change of the lists, and returns the rows that are yet to be added to them. */
function* changeLists({ facts, row, next }: Change): Job<Added> {
  if (facts.delete_time === null && next.delete_time !== null) yield* markDeleted(facts);
  const listed = listedOf(next, row);
  const tags = yield* dropFromList('tags', listed, facts.tags, next.tags);
  return [listed, { tags, grants: yield* dropFromList('grants', listed, facts.grants, next.grants) }];
}
