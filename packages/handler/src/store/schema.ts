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

/** SQL that differs between the schemas of the two engines. */
export interface SchemaTypes {
  /** The type of a text that is compared byte by byte. */
  text: string;
  integer: string;
  /** The type of 0 and 1. */
  flag: string;
  /** The options of a table without row numbers. */
  options: string;
}

/** The columns of a connection, but `seq`. `hosts` and `shown` hold the text that reads show: see `shown.ts`. */
export const connectionColumns = ({ text, integer, flag }: SchemaTypes, boolean: string) => `
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

/** The foreign key of a list. */
export const ofConnection = 'FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)';

/** The table of a list and the indexes by which connections are found in it. */
export function listTable(name: ListName, { text, integer, flag, options }: SchemaTypes, foreignKey?: string): string {
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
export const tagsInOrder = 'CREATE INDEX tags_in_order ON tags (project_id, deleted, key, value, create_time, seq);';

/** The columns of the index of the tags with a key, whatever their values. */
export const columnsByKey = '(project_id, deleted, key, create_time, seq, value)';

/** That index. Opening a database adds it: older servers can do without it and keep it up to date, so it is no new version. */
export const tagsByKey = `CREATE INDEX tags_by_key ON tags ${columnsByKey};`;

const indexes: Readonly<Record<ListName, string>> = {
  tags: `${tagsInOrder}\n  ${tagsByKey}`,
  grants: `CREATE INDEX grants_by_grantee ON grants (grantee, connection_id);
  CREATE INDEX grants_by_owner ON grants (grantee, project_id, create_time, seq, connection_id);
  CREATE INDEX grants_in_order ON grants (grantee, create_time, seq, project_id, connection_id, deleted);`,
};
