import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import { type Job, type OrderEnd, type Row, run } from './engine.ts';
import { insertAll } from './rows.ts';
import type { Grant, Saved } from './store.ts';
import { readList } from './tables.ts';

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
    const rows = yield* run('SELECT * FROM old_connections WHERE seq > $1 ORDER BY seq LIMIT 10', [last]);
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.seq);
    const connections = rows.map(connectionOf);
    const tagsOf = yield* readList<Tag>('tags', connections, 'old_tags');
    const grantsOf = yield* readList<Grant>('grants', connections, 'old_grants');
    // One by one, since those of several projects may have the same identifier.
    for (const each of connections)
      yield* insertAll([{ ...each, tags: tagsOf(each), grants: grantsOf(each) }], end, true);
  }
  yield* run('DROP TABLE old_connections; DROP TABLE old_tags; DROP TABLE old_grants;', []);
}

/** A connection from a row of version 2. */
function connectionOf(row: Row): Omit<Saved, 'tags' | 'grants'> {
  const hosts = String(row.hosts);
  try {
    JSON.parse(hosts);
    return {
      // The columns beside these are the ones that the type names.
      ...(row as unknown as Saved),
      peerings: JSON.parse(String(row.peerings)),
      routes: JSON.parse(String(row.routes)),
      hosts: new JsonText(hosts),
      unique_name: Boolean(row.unique_name),
    };
  } catch (cause) {
    throw new Error(`the stored text of connection ${row.id} of project ${row.project_id} is not JSON`, { cause });
  }
}
