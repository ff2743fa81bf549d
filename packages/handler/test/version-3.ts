/** Takes the tables of today back to version 3, on either engine, but for the number of the version. */
export const tablesOfVersion3 = `
  DROP INDEX IF EXISTS tags_in_order;
  DROP INDEX IF EXISTS tags_by_key;
  ALTER TABLE tags DROP COLUMN create_time;
  ALTER TABLE tags DROP COLUMN seq;
  CREATE INDEX tags_by_value ON tags (project_id, deleted, key, value, connection_id);`;
