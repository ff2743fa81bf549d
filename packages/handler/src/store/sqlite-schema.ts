import { connectionColumns, listTable, ofConnection, type SchemaTypes } from './schema.ts';

const types: SchemaTypes = {
  text: 'TEXT',
  integer: 'INTEGER',
  flag: 'INTEGER',
  options: 'STRICT, WITHOUT ROWID',
};

const tags = listTable('tags', types, ofConnection);

/** The schema on SQLite. */
export const schema = `
  CREATE TABLE connections (
    -- Orders what a project created in one millisecond.
    seq INTEGER PRIMARY KEY,
    ${connectionColumns(types, 'INTEGER')},
    UNIQUE (project_id, id)
  ) STRICT;
  -- Finds a name, and keeps it unique where it is to be: elsewhere the last part is NULL, which no other NULL is equal to.
  CREATE UNIQUE INDEX names ON connections
    (project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END));
  -- Of indexes that it can use SQLite takes the smallest, and of equal ones the last: those of one kind are as wide as that of all.
  CREATE INDEX creation_order ON connections (project_id, create_time, seq, tagged);
  CREATE INDEX active_order ON connections (project_id, create_time, seq, tagged) WHERE delete_time IS NULL;
  CREATE INDEX deleted_order ON connections (project_id, create_time, seq) WHERE delete_time IS NOT NULL;

  ${tags}
  ${listTable('grants', types, ofConnection)}`;

/** Migrates a file of version 3 to this version. */
export const fromVersion3 = `
  ALTER TABLE tags RENAME TO old_tags;
  ${tags}
  INSERT INTO tags
    SELECT t.project_id, t.connection_id, t.key, t.value, c.create_time, c.seq, t.deleted
    FROM old_tags t JOIN connections c ON c.project_id = t.project_id AND c.id = t.connection_id;
  DROP TABLE old_tags;`;
