/** The schema on SQLite. Each step takes a database one version further. Steps are only ever added. */
export const migrations = [
  `CREATE TABLE connections (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     project_id TEXT NOT NULL,
     id TEXT NOT NULL,
     name TEXT NOT NULL,
     dest_vpc_id TEXT NOT NULL,
     dest_network_id TEXT NOT NULL,
     routetable_id TEXT,
     create_time INTEGER NOT NULL,
     delete_time INTEGER,
     unique_name INTEGER NOT NULL,
     -- JSON, replaced whole. The last column, because SQLite reads no further than a query asks.
     hosts TEXT NOT NULL,
     UNIQUE (project_id, id)
   ) STRICT;
   CREATE UNIQUE INDEX active_names ON connections (project_id, name) WHERE delete_time IS NULL AND unique_name;
   CREATE INDEX creation_order ON connections (project_id, create_time, seq);

   CREATE TABLE peerings (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('queue', 'pool')),
     name TEXT NOT NULL,
     peer_id TEXT NOT NULL,
     bind_time INTEGER NOT NULL,
     ready_time INTEGER NOT NULL,
     failure TEXT,
     PRIMARY KEY (project_id, connection_id, kind, name),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE routes (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     name TEXT NOT NULL,
     cidr TEXT NOT NULL,
     network TEXT NOT NULL,
     create_time INTEGER NOT NULL,
     PRIMARY KEY (project_id, connection_id, name),
     UNIQUE (project_id, connection_id, network),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE tags (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (project_id, connection_id, key),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE grants (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     grantee TEXT NOT NULL CHECK (grantee <> project_id),
     PRIMARY KEY (project_id, connection_id, grantee),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX grants_by_grantee ON grants (grantee, connection_id)`,
  // What is only read and changed with its connection is a column of it. SQLite adds one behind the others, so the tables
  // are made anew; hosts stay last. Numbers of their own, which AUTOINCREMENT kept for ever, rows only need in a project.
  `ALTER TABLE connections RENAME TO old_connections;
   ALTER TABLE tags RENAME TO old_tags;
   ALTER TABLE grants RENAME TO old_grants;
   DROP INDEX active_names;
   DROP INDEX creation_order;
   DROP INDEX grants_by_grantee;

   CREATE TABLE connections (
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
     -- JSON, replaced whole, as are the hosts.
     peerings TEXT NOT NULL,
     routes TEXT NOT NULL,
     hosts TEXT NOT NULL,
     UNIQUE (project_id, id)
   ) STRICT;
   INSERT INTO connections
     SELECT seq, project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time, unique_name,
       (SELECT json_group_array(json_object('kind', kind, 'name', name, 'peer_id', peer_id, 'bind_time', bind_time,
          'ready_time', ready_time, 'failure', failure) ORDER BY bind_time, name, kind)
        FROM peerings p WHERE p.project_id = c.project_id AND p.connection_id = c.id),
       (SELECT json_group_array(json_object('name', name, 'cidr', cidr, 'network', network, 'create_time', create_time)
          ORDER BY create_time, name)
        FROM routes r WHERE r.project_id = c.project_id AND r.connection_id = c.id),
       hosts
     FROM old_connections c;
   CREATE UNIQUE INDEX active_names ON connections (project_id, name) WHERE delete_time IS NULL AND unique_name;
   CREATE INDEX creation_order ON connections (project_id, create_time, seq);

   CREATE TABLE tags (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (project_id, connection_id, key),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO tags SELECT * FROM old_tags;

   CREATE TABLE grants (
     project_id TEXT NOT NULL,
     connection_id TEXT NOT NULL,
     grantee TEXT NOT NULL CHECK (grantee <> project_id),
     PRIMARY KEY (project_id, connection_id, grantee),
     FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO grants SELECT * FROM old_grants;
   CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);

   DROP TABLE peerings;
   DROP TABLE routes;
   DROP TABLE old_tags;
   DROP TABLE old_grants;
   DROP TABLE old_connections`,
];
