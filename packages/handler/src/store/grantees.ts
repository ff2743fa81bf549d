import { type Engine, queryOf } from './engine.ts';
import type { Grantees } from './store.ts';

/** Maximum number of grants in a page: an engine that answers at once keeps everyone else waiting meanwhile. */
const mostGrants = 1_000;

/** Reads a page of the projects that a connection is shared with: see `Store.grantees`. */
export async function granteesOf(
  { dialect, look }: Engine,
  project_id: string,
  id: string,
  after: string,
): Promise<Grantees | undefined> {
  const those = `SELECT g.grantee FROM grants g WHERE g.project_id = $1 AND g.connection_id = $2 AND g.grantee > $3
    ORDER BY g.grantee LIMIT ${mostGrants}`;
  const sql = `SELECT CAST((SELECT ${dialect.jsonArray}(grantee) FROM (${those}) entries) AS TEXT) AS page
    FROM connections c WHERE c.project_id = $1 AND c.id = $2 AND c.delete_time IS NULL`;
  const [row] = await look(queryOf(sql, [project_id, id, after]));
  if (!row) return undefined;
  const page: string[] = JSON.parse(String(row.page ?? '[]'));
  return { page, isLast: page.length < mostGrants };
}
