import { queryIn } from './schema.ts';

const tables = ['projects', 'connections', 'tags', 'grants'];

/** The number of parts of a table. */
const parts = 4;

/**
 * Partitions the new tables of a store by `project_id`, like a distributed database. PostgreSQL then has the same rules for
 * keys as one.
 */
export async function partition(place: string): Promise<void> {
  const statements = tables.flatMap((table) => [
    `ALTER TABLE ${table} RENAME TO whole_${table}`,
    `CREATE TABLE ${table} (LIKE whole_${table} INCLUDING ALL) PARTITION BY HASH (project_id)`,
    ...Array.from(
      { length: parts },
      (_, at) =>
        `CREATE TABLE ${table}_${at} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${parts}, REMAINDER ${at})`,
    ),
  ]);
  const drops = tables.map((table) => `DROP TABLE whole_${table} CASCADE`);
  const key = 'ALTER TABLE tags ADD FOREIGN KEY (project_id, connection_id) REFERENCES connections (project_id, id)';
  await queryIn(place, [...statements, ...drops, key].join('; '));
}
