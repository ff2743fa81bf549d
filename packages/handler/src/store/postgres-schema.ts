import { always } from './selection.ts';

/** The version of the schema, as a database has it. */
export const version = 4;

const inOrder = always.replace('c.', '');

const tagsInOrder = 'CREATE INDEX tags_in_order ON tags (project_id, deleted, key, value, create_time, seq);';

/**
 * The schema on PostgreSQL, as on SQLite. Every key begins with `project_id`, so the tables can be partitioned by it.
 *
 * Text is compared byte by byte, as SQLite does, whatever the locale of the database: names that differ are different
 * ones, and lists have one order everywhere.
 */
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
    project_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    -- Orders what a project created in one millisecond.
    seq BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    create_time BIGINT NOT NULL,
    delete_time BIGINT,
    unique_name BOOLEAN NOT NULL,
    -- The time from which on the peers are as they are shown.
    settled_time BIGINT NOT NULL,
    -- 1 where it has a tag.
    tagged SMALLINT NOT NULL,
    -- JSON of what no read shows.
    rest TEXT NOT NULL,
    -- CRC-32 of what reads show: up to the end of the hosts, and of all.
    hosts_checksum BIGINT NOT NULL,
    checksum BIGINT NOT NULL,
    -- What follows the hosts there.
    shown TEXT NOT NULL,
    hosts TEXT NOT NULL,
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

  CREATE TABLE tags (
    project_id TEXT COLLATE "C" NOT NULL,
    connection_id TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    -- The place of the connection in the order of creation.
    create_time BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    -- 1 where it is deleted.
    deleted SMALLINT NOT NULL,
    PRIMARY KEY (project_id, connection_id, key),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  );
  ${tagsInOrder}

  -- Looked up by another project than its own: without a foreign key it can be copied to wherever projects are.
  CREATE TABLE grants (
    project_id TEXT COLLATE "C" NOT NULL,
    connection_id TEXT COLLATE "C" NOT NULL,
    grantee TEXT COLLATE "C" NOT NULL CHECK (grantee <> project_id),
    -- The place of the connection in the order of creation.
    create_time BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    -- 1 where it is deleted.
    deleted SMALLINT NOT NULL,
    PRIMARY KEY (project_id, connection_id, grantee)
  );
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);
  CREATE INDEX grants_by_owner ON grants (grantee, project_id, create_time, seq, connection_id);
  CREATE INDEX grants_in_order ON grants (grantee, create_time, seq, project_id, connection_id, deleted);`;

/** Adds the end of the order for projects that have no row for it. */
export const findEnds =
  'INSERT INTO projects SELECT project_id, max(seq), max(create_time) FROM connections GROUP BY project_id';

/**
 * Takes a database of version 3 to this one. The table stays, since it may be distributed or partitioned; Citus takes one
 * statement at a time.
 */
export const fromVersion3: readonly string[] = [
  'DROP INDEX IF EXISTS tags_by_value',
  'ALTER TABLE tags ADD COLUMN create_time BIGINT, ADD COLUMN seq BIGINT',
  `UPDATE tags t SET create_time = c.create_time, seq = c.seq FROM connections c
    WHERE c.project_id = t.project_id AND c.id = t.connection_id`,
  'ALTER TABLE tags ALTER COLUMN create_time SET NOT NULL, ALTER COLUMN seq SET NOT NULL',
  tagsInOrder,
];
