/** The version of the schema, as a file has it. */
export const version = 3;

/**
 * The schema on SQLite. What reads show is JSON as it stands in queues, pools, routes and hosts; what no column beside
 * these says of peerings is in `bound`.
 */
export const schema = `
  CREATE TABLE connections (
    -- Orders what a project created in one millisecond.
    seq INTEGER PRIMARY KEY,
    project_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    dest_vpc_id TEXT NOT NULL,
    dest_network_id TEXT NOT NULL,
    routetable_id TEXT,
    create_time INTEGER NOT NULL,
    delete_time INTEGER,
    unique_name INTEGER NOT NULL,
    -- From when on queues and pools are as they show them.
    settled_time INTEGER NOT NULL,
    bound TEXT NOT NULL,
    queues TEXT NOT NULL,
    pools TEXT NOT NULL,
    routes TEXT NOT NULL,
    -- The last column, because SQLite reads no further than a query asks.
    hosts TEXT NOT NULL,
    UNIQUE (project_id, id)
  ) STRICT;
  -- Finds a name, and keeps it unique where it is to be: elsewhere the last part is NULL, which no other NULL is equal to.
  CREATE UNIQUE INDEX names ON connections
    (project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END));
  CREATE INDEX creation_order ON connections (project_id, create_time, seq);
  CREATE INDEX active_order ON connections (project_id, create_time, seq) WHERE delete_time IS NULL;
  CREATE INDEX deleted_order ON connections (project_id, create_time, seq) WHERE delete_time IS NOT NULL;

  CREATE TABLE tags (
    project_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (project_id, connection_id, key),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tags_by_value ON tags (project_id, key, value, connection_id);

  CREATE TABLE grants (
    project_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    grantee TEXT NOT NULL CHECK (grantee <> project_id),
    PRIMARY KEY (project_id, connection_id, grantee),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);`;

const peersOf = (kind: 'queue' | 'pool') => `(
  SELECT json_group_array(json_object(
    'peer_id', value -> 'peer_id', 'status', CASE WHEN value ->> 'failure' IS NULL THEN 'ACTIVE' ELSE 'FAILED' END,
    'name', value -> 'name', 'err_msg', json(coalesce(nullif(value -> 'failure', 'null'), '""')),
    'update_time', value -> 'ready_time'
  ) ORDER BY key) FROM json_each(c.peerings) WHERE value ->> 'kind' = '${kind}')`;

/** Takes a file of the version before to this one. */
export const fromVersionBefore = `
  CREATE TABLE old_connections AS SELECT * FROM connections;
  CREATE TABLE old_tags AS SELECT * FROM tags;
  CREATE TABLE old_grants AS SELECT * FROM grants;
  DROP TABLE tags;
  DROP TABLE grants;
  DROP TABLE connections;
  ${schema}
  INSERT INTO connections
    SELECT seq, project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time, unique_name,
      coalesce((SELECT max(value ->> 'ready_time') FROM json_each(c.peerings)), 0),
      (SELECT json_group_array(json_array(value -> 'kind', value -> 'bind_time') ORDER BY key) FROM json_each(c.peerings)),
      ${peersOf('queue')},
      ${peersOf('pool')},
      (SELECT json_group_array(json_remove(value, '$.network') ORDER BY key) FROM json_each(c.routes)),
      hosts
    FROM old_connections c;
  INSERT INTO tags SELECT * FROM old_tags;
  INSERT INTO grants SELECT * FROM old_grants;
  DROP TABLE old_connections;
  DROP TABLE old_tags;
  DROP TABLE old_grants;`;
