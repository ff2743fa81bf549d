/**
 * The schema on PostgreSQL, as on SQLite. Each step takes a database one version further. Steps are only ever added.
 *
 * Text is compared byte by byte, as SQLite does, whatever the locale of the database: names that differ are different
 * ones, and lists have one order everywhere.
 */
export const migrations = [
  `CREATE TABLE connections (
     seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     project_id TEXT COLLATE "C" NOT NULL,
     id TEXT COLLATE "C" NOT NULL,
     name TEXT COLLATE "C" NOT NULL,
     dest_vpc_id TEXT COLLATE "C" NOT NULL,
     dest_network_id TEXT COLLATE "C" NOT NULL,
     routetable_id TEXT COLLATE "C",
     create_time BIGINT NOT NULL,
     delete_time BIGINT,
     unique_name BOOLEAN NOT NULL,
     -- JSON, replaced whole and given back to the letter, which a column of type JSONB would not.
     hosts TEXT NOT NULL,
     UNIQUE (project_id, id)
   );
   CREATE UNIQUE INDEX active_names ON connections (project_id, name) WHERE delete_time IS NULL AND unique_name;
   -- Holds every connection, but only a query with this condition may use it. To one that looks a connection up by its
   -- identifier, as each check of a foreign key does, a table without statistics would make it look the better index,
   -- and in a database that is being filled each of them would read all connections of the project.
   CREATE INDEX creation_order ON connections (project_id, create_time, seq)
     WHERE create_time >= ${Number.MIN_SAFE_INTEGER};

   CREATE TABLE peerings (
     project_id TEXT COLLATE "C" NOT NULL,
     connection_id TEXT COLLATE "C" NOT NULL,
     kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('queue', 'pool')),
     name TEXT COLLATE "C" NOT NULL,
     peer_id TEXT COLLATE "C" NOT NULL,
     bind_time BIGINT NOT NULL,
     ready_time BIGINT NOT NULL,
     failure TEXT COLLATE "C",
     PRIMARY KEY (project_id, connection_id, kind, name),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   );

   CREATE TABLE routes (
     project_id TEXT COLLATE "C" NOT NULL,
     connection_id TEXT COLLATE "C" NOT NULL,
     name TEXT COLLATE "C" NOT NULL,
     cidr TEXT COLLATE "C" NOT NULL,
     network TEXT COLLATE "C" NOT NULL,
     create_time BIGINT NOT NULL,
     PRIMARY KEY (project_id, connection_id, name),
     UNIQUE (project_id, connection_id, network),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   );

   CREATE TABLE tags (
     project_id TEXT COLLATE "C" NOT NULL,
     connection_id TEXT COLLATE "C" NOT NULL,
     key TEXT COLLATE "C" NOT NULL,
     value TEXT COLLATE "C" NOT NULL,
     PRIMARY KEY (project_id, connection_id, key),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   );

   CREATE TABLE grants (
     project_id TEXT COLLATE "C" NOT NULL,
     connection_id TEXT COLLATE "C" NOT NULL,
     grantee TEXT COLLATE "C" NOT NULL CHECK (grantee <> project_id),
     PRIMARY KEY (project_id, connection_id, grantee),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   );
   CREATE INDEX grants_by_grantee ON grants (grantee, connection_id)`,
  // What is only read and changed with its connection is a column of it.
  `ALTER TABLE connections
     -- JSON, replaced whole, as are the hosts.
     ADD COLUMN peerings TEXT NOT NULL DEFAULT '[]',
     ADD COLUMN routes TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE connections ALTER COLUMN peerings DROP DEFAULT, ALTER COLUMN routes DROP DEFAULT;
   UPDATE connections c SET peerings = of.peerings FROM (
     SELECT project_id, connection_id, json_agg(json_build_object('kind', kind, 'name', name, 'peer_id', peer_id,
       'bind_time', bind_time, 'ready_time', ready_time, 'failure', failure) ORDER BY bind_time, name, kind)::text AS peerings
     FROM peerings GROUP BY project_id, connection_id
   ) of WHERE of.project_id = c.project_id AND of.connection_id = c.id;
   UPDATE connections c SET routes = of.routes FROM (
     SELECT project_id, connection_id, json_agg(json_build_object('name', name, 'cidr', cidr, 'network', network,
       'create_time', create_time) ORDER BY create_time, name)::text AS routes
     FROM routes GROUP BY project_id, connection_id
   ) of WHERE of.project_id = c.project_id AND of.connection_id = c.id;
   DROP TABLE peerings;
   DROP TABLE routes`,
];
