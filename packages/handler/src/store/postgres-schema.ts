import { always } from './selection.ts';

/** The version of the schema, as a database has it. */
export const version = 3;

const inOrder = always.replace('c.', '');

/**
 * The schema on PostgreSQL, as on SQLite. Every key begins with `project_id`, so the tables can be partitioned by it.
 *
 * Text is compared byte by byte, as SQLite does, whatever the locale of the database: names that differ are different
 * ones, and lists have one order everywhere.
 */
export const schema = `
  -- What reads pass on as it stands. Unlike JSONB it is given back exactly; unlike JSON its size is known without reading it.
  CREATE DOMAIN json_text AS TEXT CHECK (VALUE::json IS NOT NULL);

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
    dest_vpc_id TEXT COLLATE "C" NOT NULL,
    dest_network_id TEXT COLLATE "C" NOT NULL,
    routetable_id TEXT COLLATE "C",
    create_time BIGINT NOT NULL,
    delete_time BIGINT,
    unique_name BOOLEAN NOT NULL,
    -- From when on queues and pools are as they show them.
    settled_time BIGINT NOT NULL,
    bound json_text NOT NULL,
    queues json_text NOT NULL,
    pools json_text NOT NULL,
    routes json_text NOT NULL,
    hosts json_text NOT NULL,
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
  CREATE INDEX active_order ON connections (project_id, create_time, seq) WHERE ${inOrder} AND delete_time IS NULL;
  CREATE INDEX deleted_order ON connections (project_id, create_time, seq) WHERE ${inOrder} AND delete_time IS NOT NULL;

  CREATE TABLE tags (
    project_id TEXT COLLATE "C" NOT NULL,
    connection_id TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, connection_id, key),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  );
  CREATE INDEX tags_by_value ON tags (project_id, key, value, connection_id);

  -- Looked up by another project than its own: without a foreign key it can be copied to wherever projects are.
  CREATE TABLE grants (
    project_id TEXT COLLATE "C" NOT NULL,
    connection_id TEXT COLLATE "C" NOT NULL,
    grantee TEXT COLLATE "C" NOT NULL CHECK (grantee <> project_id),
    PRIMARY KEY (project_id, connection_id, grantee)
  );
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);`;

const peersOf = (kind: 'queue' | 'pool') => `coalesce((
  SELECT json_agg(json_build_object(
    'peer_id', p -> 'peer_id', 'status', CASE WHEN (p -> 'failure')::text = 'null' THEN 'ACTIVE' ELSE 'FAILED' END,
    'name', p -> 'name', 'err_msg', CASE WHEN (p -> 'failure')::text = 'null' THEN '""'::json ELSE p -> 'failure' END,
    'update_time', p -> 'ready_time'
  ) ORDER BY at)::text
  FROM json_array_elements(c.peerings::json) WITH ORDINALITY of (p, at) WHERE p ->> 'kind' = '${kind}'), '[]')`;

/** Takes a database of the version before to this one. */
export const fromVersionBefore = `
  CREATE TABLE old_connections AS TABLE connections;
  CREATE TABLE old_tags AS TABLE tags;
  CREATE TABLE old_grants AS TABLE grants;
  DROP TABLE tags, grants, connections;
  ${schema}
  INSERT INTO projects SELECT project_id, max(seq), max(create_time) FROM old_connections GROUP BY project_id;
  INSERT INTO connections
    SELECT project_id, id, seq, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time, unique_name,
      coalesce((SELECT max((p ->> 'ready_time')::bigint) FROM json_array_elements(c.peerings::json) p), 0),
      coalesce((SELECT json_agg(json_build_array(p -> 'kind', p -> 'bind_time') ORDER BY at)::text
        FROM json_array_elements(c.peerings::json) WITH ORDINALITY of (p, at)), '[]'),
      ${peersOf('queue')},
      ${peersOf('pool')},
      coalesce((SELECT json_agg(json_build_object('name', r -> 'name', 'cidr', r -> 'cidr', 'create_time',
        r -> 'create_time') ORDER BY at)::text
        FROM json_array_elements(c.routes::json) WITH ORDINALITY of (r, at)), '[]'),
      hosts
    FROM old_connections c;
  INSERT INTO tags SELECT * FROM old_tags;
  INSERT INTO grants SELECT * FROM old_grants;
  DROP TABLE old_connections, old_tags, old_grants;`;
