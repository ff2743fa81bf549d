/** The version of the schema, as a file has it. */
export const version = 4;

const tags = `CREATE TABLE tags (
    project_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    -- The place of the connection in the order of creation.
    create_time INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    -- 1 where it is deleted.
    deleted INTEGER NOT NULL,
    PRIMARY KEY (project_id, connection_id, key),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tags_in_order ON tags (project_id, deleted, key, value, create_time, seq);`;

/** The schema on SQLite. `hosts` and `shown` hold the text that reads show: see `shown.ts`. */
export const schema = `
  CREATE TABLE connections (
    -- Orders what a project created in one millisecond.
    seq INTEGER PRIMARY KEY,
    project_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    delete_time INTEGER,
    unique_name INTEGER NOT NULL,
    -- The time from which on the peers are as they are shown.
    settled_time INTEGER NOT NULL,
    -- 1 where it has a tag.
    tagged INTEGER NOT NULL,
    -- JSON of what no read shows.
    rest TEXT NOT NULL,
    -- CRC-32 of what reads show: up to the end of the hosts, and of all.
    hosts_checksum INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    -- What follows the hosts there.
    shown TEXT NOT NULL,
    -- The last column, because SQLite reads no further than a query asks.
    hosts TEXT NOT NULL,
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

  CREATE TABLE grants (
    project_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    grantee TEXT NOT NULL CHECK (grantee <> project_id),
    -- The place of the connection in the order of creation.
    create_time INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    -- 1 where it is deleted.
    deleted INTEGER NOT NULL,
    PRIMARY KEY (project_id, connection_id, grantee),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);
  CREATE INDEX grants_by_owner ON grants (grantee, project_id, create_time, seq, connection_id);
  CREATE INDEX grants_in_order ON grants (grantee, create_time, seq, project_id, connection_id, deleted);`;

/** Takes a file of version 3 to this one. */
export const fromVersion3 = `
  ALTER TABLE tags RENAME TO old_tags;
  ${tags}
  INSERT INTO tags
    SELECT t.project_id, t.connection_id, t.key, t.value, c.create_time, c.seq, t.deleted
    FROM old_tags t JOIN connections c ON c.project_id = t.project_id AND c.id = t.connection_id;
  DROP TABLE old_tags;`;
