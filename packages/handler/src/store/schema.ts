import { always } from './selection.ts';
import { type ListName, lists } from './tables.ts';

/** The version of the schema, stored in the file or database. */
export const version = 4;

/** The oldest version that is brought up to date. */
const oldest = 2;

/** The reason why data of a version of the schema cannot be used; 0 is new data. */
export function refusalOfVersion(found: number): string | undefined {
  if (found > version) return 'was written by a newer version of this server; use that one, or another place';
  if (found === 0 || found >= oldest) return undefined;
  return 'was written by a version of this server that is too old to read; export its projects with that version, and import them into a new place';
}

/** The error when another process migrated the data to a newer version meanwhile. */
export const outdated = 'was taken to a newer version by another process; replace this one by a server of that version';

/** The types of columns, and the options of a table without row numbers. A flag is 0 or 1. */
const sqlite = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  flag: 'INTEGER',
  options: 'STRICT, WITHOUT ROWID',
};

/** Text is compared byte by byte, as SQLite does, so that lists have one order everywhere. */
const postgres = { text: 'TEXT COLLATE "C"', integer: 'BIGINT', boolean: 'BOOLEAN', flag: 'SMALLINT', options: '' };

type Types = typeof sqlite;

/** The columns of a connection, but `seq`. `hosts` and `shown` hold the text that reads show: see `shown.ts`. */
const connectionColumns = ({ text, integer, flag, boolean }: Types) => `
    project_id ${text} NOT NULL,
    id ${text} NOT NULL,
    name ${text} NOT NULL,
    create_time ${integer} NOT NULL,
    delete_time ${integer},
    unique_name ${boolean} NOT NULL,
    -- The time from which on the peers are as they are shown.
    settled_time ${integer} NOT NULL,
    -- 1 where it has a tag.
    tagged ${flag} NOT NULL,
    -- JSON of what no read shows.
    rest TEXT NOT NULL,
    -- CRC-32 of what reads show: up to the end of the hosts, and of all.
    hosts_checksum ${integer} NOT NULL,
    checksum ${integer} NOT NULL,
    -- What follows the hosts there.
    shown TEXT NOT NULL,
    -- The last column, because SQLite reads no further than a query asks.
    hosts TEXT NOT NULL`;

const ofConnection = 'FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)';

/** The table of a list and the indexes by which connections are found in it. */
function listTable(name: ListName, { text, integer, flag, options }: Types, foreignKey?: string): string {
  const { columns, key } = lists[name];
  const constraints = [
    `PRIMARY KEY (project_id, connection_id, ${key})`,
    ...(name === 'grants' ? ['CHECK (grantee <> project_id)'] : []),
    ...(foreignKey ? [foreignKey] : []),
  ];
  return `CREATE TABLE ${name} (
    project_id ${text} NOT NULL,
    connection_id ${text} NOT NULL,
    ${columns.map((column) => `${column} ${text} NOT NULL`).join(', ')},
    -- The place of the connection in the order of creation.
    create_time ${integer} NOT NULL,
    seq ${integer} NOT NULL,
    -- 1 where it is deleted.
    deleted ${flag} NOT NULL,
    ${constraints.join(', ')}
  ) ${options};
  ${indexes[name]}`;
}

/** The index of the tags. A migration creates it separately. */
const tagsInOrder = 'CREATE INDEX tags_in_order ON tags (project_id, deleted, key, value, create_time, seq);';

/** The columns of the index of the tags with a key, whatever their values. */
export const columnsByKey = '(project_id, deleted, key, create_time, seq, value)';

/** That index. Opening a database adds it: older servers can do without it and keep it up to date, so it is no new version. */
export const tagsByKey = `CREATE INDEX tags_by_key ON tags ${columnsByKey};`;

/**
 * Those with the most precise conditions come last: without statistics all seem to find one row, and of indexes that seem
 * equal PostgreSQL takes the last one.
 */
const indexes: Readonly<Record<ListName, string>> = {
  tags: `${tagsByKey}\n  ${tagsInOrder}`,
  grants: `CREATE INDEX grants_by_owner ON grants (grantee, project_id, create_time, seq, connection_id);
  CREATE INDEX grants_in_order ON grants (grantee, create_time, seq, project_id, connection_id, deleted);
  CREATE INDEX grants_by_grantee ON grants (grantee, connection_id, project_id);`,
};

const sqliteTags = listTable('tags', sqlite, ofConnection);

export const sqliteSchema = `
  CREATE TABLE connections (
    -- Orders what a project created in one millisecond.
    seq INTEGER PRIMARY KEY,
    ${connectionColumns(sqlite)},
    UNIQUE (project_id, id)
  ) STRICT;
  -- Finds a name, and keeps it unique where it is to be: elsewhere the last part is NULL, which no other NULL is equal to.
  CREATE UNIQUE INDEX names ON connections
    (project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END));
  -- Of indexes that it can use SQLite takes the smallest, and of equal ones the last: those of one kind are as wide as that of all.
  CREATE INDEX creation_order ON connections (project_id, create_time, seq, tagged);
  CREATE INDEX active_order ON connections (project_id, create_time, seq, tagged) WHERE delete_time IS NULL;
  CREATE INDEX deleted_order ON connections (project_id, create_time, seq) WHERE delete_time IS NOT NULL;

  ${sqliteTags}
  ${listTable('grants', sqlite, ofConnection)}`;

export const sqliteFromVersion3 = `
  ALTER TABLE tags RENAME TO old_tags;
  ${sqliteTags}
  INSERT INTO tags
    SELECT t.project_id, t.connection_id, t.key, t.value, c.create_time, c.seq, t.deleted
    FROM old_tags t JOIN connections c ON c.project_id = t.project_id AND c.id = t.connection_id;
  DROP TABLE old_tags;`;

const inOrder = always.replace('c.', '');

/** The schema on PostgreSQL, as on SQLite. Every key begins with `project_id`, so the tables can be partitioned by it. */
export const postgresSchema = `
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
    ${connectionColumns(postgres)},
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

  ${listTable('tags', postgres, ofConnection)}
  -- Looked up by another project than its own: without a foreign key it can be copied to wherever projects are.
  ${listTable('grants', postgres)}`;

/** Adds the end of the order for projects that have no row for it. */
export const findEnds =
  'INSERT INTO projects SELECT project_id, max(seq), max(create_time) FROM connections GROUP BY project_id';

/**
 * Migrates a database from version 3. Alters the tables in place, since they may be partitioned. Citus allows one statement at a time.
 */
export const postgresFromVersion3: readonly string[] = [
  'DROP INDEX IF EXISTS tags_by_value',
  'ALTER TABLE tags ADD COLUMN create_time BIGINT, ADD COLUMN seq BIGINT',
  `UPDATE tags t SET create_time = c.create_time, seq = c.seq FROM connections c
    WHERE c.project_id = t.project_id AND c.id = t.connection_id`,
  'ALTER TABLE tags ALTER COLUMN create_time SET NOT NULL, ALTER COLUMN seq SET NOT NULL',
  tagsInOrder,
];
