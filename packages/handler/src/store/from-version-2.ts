import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import { type Job, type OrderEnd, type Row, run } from './engine.ts';
import { insertAll } from './rows.ts';
import type { Connection, Grant } from './store.ts';
import { type ListName, lists } from './tables.ts';

/** Migrates a database of version 2, in an open transaction. */
export function* fromVersion2(schema: string): Job<void> {
  yield* run(
    `CREATE TABLE old_connections AS SELECT * FROM connections;
     CREATE TABLE old_tags AS SELECT * FROM tags;
     CREATE TABLE old_grants AS SELECT * FROM grants;
     DROP TABLE tags;
     DROP TABLE grants;
     DROP TABLE connections;
     CREATE INDEX old_order ON old_connections (seq);
     CREATE INDEX old_owners ON old_grants (project_id, connection_id);
     CREATE INDEX old_tags_of ON old_tags (project_id, connection_id);
     ${schema}`,
    [],
  );
  const end: OrderEnd = { time: undefined, seq: 1 };
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = yield* run(
      `SELECT c.*, ${hasRows('tags')}, ${hasRows('grants')} FROM old_connections c WHERE c.seq > $1 ORDER BY c.seq LIMIT 10`,
      [last],
    );
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.seq);
    for (const row of rows) {
      const lists = { tags: yield* listOf<Tag>('tags', row), grants: yield* listOf<Grant>('grants', row) };
      yield* insertAll([{ ...connectionOf(row), ...lists, unique_name: Boolean(row.unique_name) }], end, true);
    }
  }
  yield* run('DROP TABLE old_connections; DROP TABLE old_tags; DROP TABLE old_grants;', []);
}

const hasRows = (name: ListName) =>
  `EXISTS (SELECT 1 FROM old_${name} o WHERE o.project_id = c.project_id AND o.connection_id = c.id) AS has_${name}`;

/** The rows of a list of a connection. Most have none. */
function* listOf<Item>(name: ListName, { project_id, id, ...row }: Row): Job<Item[]> {
  if (!row[`has_${name}`]) return [];
  const { columns, key } = lists[name];
  const rows = yield* run(
    `SELECT ${columns.join(', ')} FROM old_${name} WHERE project_id = $1 AND connection_id = $2 ORDER BY ${key}`,
    [project_id ?? null, id ?? null],
  );
  return rows as Item[]; // the columns are those of the list
}

/** A connection from a row of version 2. */
function connectionOf(row: Row): Omit<Connection, 'tags' | 'grants'> {
  const hosts = String(row.hosts);
  try {
    JSON.parse(hosts);
    return {
      // The columns beside these are the ones that the type names.
      ...(row as unknown as Connection),
      peerings: JSON.parse(String(row.peerings)),
      routes: JSON.parse(String(row.routes)),
      hosts: new JsonText(hosts),
    };
  } catch (cause) {
    throw new Error(`the stored text of connection ${row.id} of project ${row.project_id} is not JSON`, { cause });
  }
}
