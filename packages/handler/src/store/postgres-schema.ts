import { connectionColumns, listTable, ofConnection, type SchemaTypes, tagsInOrder } from './schema.ts';
import { always } from './selection.ts';

const inOrder = always.replace('c.', '');

/** Text is compared byte by byte, as SQLite does, so that lists have one order everywhere. */
const types: SchemaTypes = { text: 'TEXT COLLATE "C"', integer: 'BIGINT', flag: 'SMALLINT', options: '' };

/** The schema on PostgreSQL, as on SQLite. Every key begins with `project_id`, so the tables can be partitioned by it. */
export const schema = `
  -- Where the order of a project ends. Its row is locked by who adds to the project.
  CREATE TABLE projects (
    project_id TEXT COLLATE "C" PRIMARY KEY,
    latest_seq BIGINT NOT NULL,
    latest_time BIGINT,
    -- The latest time before the last change of the row.
    previous_time BIGINT
  );

  CREATE TABLE connections (
    -- Orders what a project created in one millisecond.
    seq BIGINT NOT NULL,
    ${connectionColumns(types, 'BOOLEAN')},
    PRIMARY KEY (project_id, id)
  );
  -- These hold every connection of their kind, but only a query for a name, or with the condition on the time, may use
  -- them. To one that looks a connection up by its identifier, as each check of a foreign key does, a table without
  -- statistics would make them look the better index, and in a database that is being filled each would read all
  -- connections of the project.
  -- The first one keeps a name unique where it is to be: elsewhere its last part is NULL, which no other NULL is equal to.
  CREATE UNIQUE INDEX names ON connections
    (project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END)) WHERE name IS NOT NULL;
  CREATE INDEX creation_order ON connections (project_id, create_time, seq) WHERE ${inOrder};
  CREATE INDEX active_order ON connections (project_id, create_time, seq, tagged) WHERE ${inOrder} AND delete_time IS NULL;
  CREATE INDEX deleted_order ON connections (project_id, create_time, seq) WHERE ${inOrder} AND delete_time IS NOT NULL;

  ${listTable('tags', types, ofConnection)}
  -- Looked up by another project than its own: without a foreign key it can be copied to wherever projects are.
  ${listTable('grants', types)}`;

/** Adds the end of the order for projects that have no row for it. */
export const findEnds =
  'INSERT INTO projects SELECT project_id, max(seq), max(create_time) FROM connections GROUP BY project_id';

/**
 * Migrates from version 3. Alters the tables in place, since they may be partitioned. Citus allows one statement at a time.
 */
export const fromVersion3: readonly string[] = [
  'DROP INDEX IF EXISTS tags_by_value',
  'ALTER TABLE tags ADD COLUMN create_time BIGINT, ADD COLUMN seq BIGINT',
  `UPDATE tags t SET create_time = c.create_time, seq = c.seq FROM connections c
    WHERE c.project_id = t.project_id AND c.id = t.connection_id`,
  'ALTER TABLE tags ALTER COLUMN create_time SET NOT NULL, ALTER COLUMN seq SET NOT NULL',
  tagsInOrder,
];
