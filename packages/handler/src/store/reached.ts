import { type Job, type Query, type Row, run } from './engine.ts';
import { type Behind, type Expression, type Selection, type Slice, selectOwn, selectShared } from './selection.ts';
import { batches, placesOf } from './tables.ts';

/** Of a connection that several own and share: the first of them. */
const firstOwner =
  'SELECT s.project_id FROM grants s WHERE s.grantee = $1 AND s.connection_id = $2 ORDER BY s.project_id LIMIT 1';

/** The owner of a connection that is shared with a project under an identifier. */
export function* ownerOfShared(project_id: string, id: string): Job<string | undefined> {
  const [shared] = yield* run(firstOwner, [project_id, id]);
  return shared && String(shared.project_id);
}

/** The owners of what a project reaches, itself first. Each is asked by itself, as their rows may be on several machines. */
function* ownersFor({ project_id, filter }: Selection): Job<string[]> {
  if (filter.own) return [project_id];
  const owners = 'SELECT DISTINCT s.project_id FROM grants s WHERE s.grantee = $1 ORDER BY s.project_id';
  const rows = yield* run(owners, [project_id]);
  return [project_id, ...rows.map((row) => String(row.project_id))];
}

/** The query for what a project reaches of an owner, which may be itself. */
function selectOf(selection: Selection, owner: string, expression: Expression, slice?: Slice): Query {
  if (owner === selection.project_id) return selectOwn(selection, expression, slice);
  return selectShared(selection, owner, expression, slice);
}

/** Counts what a project reaches. */
export function* countReached(selection: Selection): Job<number> {
  let count = 0;
  for (const owner of yield* ownersFor(selection)) {
    const { sql, values } = selectOf(selection, owner, () => 'c.id');
    const [row] = yield* run(`SELECT COUNT(*) AS count FROM (${sql}) found`, values);
    count += Number(row?.count);
  }
  return count;
}

/** A connection and its place in the order of creation. */
export interface ReachedKey extends Behind {
  id: string;
  /** The size of its hosts, in bytes as they are stored. */
  size: number;
}

/** How many keys are skipped at a time: an offset may be large, and each owner gives as many. */
const step = 1_000;

/** The keys of a part of what a project reaches, in the order of creation. */
export function* keysOfReached(selection: Selection, { limit, offset = 0, after }: Slice): Job<ReachedKey[]> {
  const owners = yield* ownersFor(selection);
  let left = offset;
  let behind = after;
  for (; left > step; left -= step) {
    const skipped: ReachedKey[] = yield* merged(selection, owners, { limit: step, after: behind });
    if (skipped.length < step) return [];
    behind = skipped.at(-1);
  }
  const keys = yield* merged(selection, owners, { limit: limit + left, after: behind });
  return keys.slice(left);
}

function* merged(selection: Selection, owners: readonly string[], slice: Slice): Job<ReachedKey[]> {
  const keys: ReachedKey[] = [];
  const key = () => 'c.project_id, c.id, c.create_time, c.seq, octet_length(c.hosts) AS size';
  // The columns are those of a key.
  for (const owner of owners) keys.push(...((yield selectOf(selection, owner, key, slice)) as unknown as ReachedKey[]));
  return owners.length === 1 ? keys : keys.sort(byCreation).slice(0, slice.limit);
}

function byCreation(one: ReachedKey, other: ReachedKey): number {
  if (one.create_time !== other.create_time) return one.create_time - other.create_time;
  if (one.seq !== other.seq) return Number(one.seq) - Number(other.seq);
  return Buffer.compare(Buffer.from(one.project_id), Buffer.from(other.project_id));
}

/** Some columns of connections, and their identifiers, in the order of their keys. */
export function* rowsAt(keys: readonly ReachedKey[], columns: string): Job<Row[]> {
  const found = new Map<string, Row>();
  for (const [project_id, those] of Map.groupBy(keys, (key) => key.project_id)) {
    for (const some of batches(those.map(({ id }) => id))) {
      const sql = `SELECT ${columns}, c.id FROM connections c WHERE c.project_id = $1 AND c.id IN (${placesOf(some, 1)})`;
      for (const row of yield* run(sql, [project_id, ...some])) found.set(`${project_id}/${row.id}`, row);
    }
  }
  return keys.map(({ project_id, id }) => found.get(`${project_id}/${id}`)).filter((row) => row !== undefined);
}
