import { JsonText } from '../json-text.ts';
import { type Job, type Row, run } from './engine.ts';
import { allColumns, valuesOf } from './rows.ts';
import type { Connection } from './store.ts';
import { places } from './tables.ts';

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
     CREATE INDEX old_keys ON old_connections (project_id, id);
     ${schema}`,
    [],
  );
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = yield* run(
      `SELECT c.*, (SELECT MIN(g.grantee) FROM old_grants g
         WHERE g.project_id = c.project_id AND g.connection_id = c.id) AS grantee,
         EXISTS (SELECT 1 FROM old_tags t WHERE t.project_id = c.project_id AND t.connection_id = c.id) AS is_tagged
       FROM old_connections c WHERE c.seq > $1 ORDER BY c.seq LIMIT 10`,
      [last],
    );
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.seq);
    yield* run(
      `INSERT INTO connections (${allColumns.join(', ')}) VALUES ${places(rows.length, allColumns.length)}`,
      rows.flatMap((row) => valuesOf(connectionOf(row), positionOf(row), Boolean(row.unique_name))),
    );
  }
  yield* run(
    `INSERT INTO tags
       SELECT t.project_id, t.connection_id, t.key, t.value, c.create_time, c.seq, CASE WHEN c.delete_time IS NULL THEN 0 ELSE 1 END
       FROM old_tags t JOIN old_connections c ON c.project_id = t.project_id AND c.id = t.connection_id;
     INSERT INTO grants
       SELECT g.project_id, g.connection_id, g.grantee, c.create_time, c.seq, CASE WHEN c.delete_time IS NULL THEN 0 ELSE 1 END
       FROM old_grants g JOIN old_connections c ON c.project_id = g.project_id AND c.id = g.connection_id;
     DROP TABLE old_connections;
     DROP TABLE old_tags;
     DROP TABLE old_grants;`,
    [],
  );
}

const positionOf = ({ create_time, seq }: Row) => ({ create_time: Number(create_time), seq: Number(seq) });

/** A connection from a row of version 2. Such a row only says whether there are tags, and names one grantee at most. */
function connectionOf(row: Row): Connection {
  const hosts = String(row.hosts);
  try {
    JSON.parse(hosts);
    return {
      // The columns beside these are the ones that the type names.
      ...(row as unknown as Connection),
      peerings: JSON.parse(String(row.peerings)),
      routes: JSON.parse(String(row.routes)),
      hosts: new JsonText(hosts),
      tags: row.is_tagged ? [{ key: '', value: '' }] : [],
      grants: row.grantee === null ? [] : [{ grantee: String(row.grantee) }],
    };
  } catch (cause) {
    throw new Error(`the stored text of connection ${row.id} of project ${row.project_id} is not JSON`, { cause });
  }
}
