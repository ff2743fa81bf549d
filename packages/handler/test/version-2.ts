/** The tables of version 2, the first that was in use, as the code of that time made them. */

/** On SQLite. */
export const sqliteTables = `
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
    peerings TEXT NOT NULL,
    routes TEXT NOT NULL,
    hosts TEXT NOT NULL,
    UNIQUE (project_id, id)
  ) STRICT;
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
  CREATE TABLE grants (
    project_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    grantee TEXT NOT NULL CHECK (grantee <> project_id),
    PRIMARY KEY (project_id, connection_id, grantee),
    FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);
  PRAGMA user_version = 2;`;

/** On PostgreSQL. */
export const postgresTables = `
  CREATE TABLE connections (
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
    peerings TEXT NOT NULL,
    routes TEXT NOT NULL,
    hosts TEXT NOT NULL,
    UNIQUE (project_id, id)
  );
  CREATE UNIQUE INDEX active_names ON connections (project_id, name) WHERE delete_time IS NULL AND unique_name;
  CREATE INDEX creation_order ON connections (project_id, create_time, seq) WHERE create_time >= ${Number.MIN_SAFE_INTEGER};
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
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);
  CREATE TABLE schema_version (version INT PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now());
  INSERT INTO schema_version (version) VALUES (1), (2);`;
