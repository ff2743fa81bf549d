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
];
