/** A Citus cluster: what is distributed in it, and where the rows of a project are. */
import { queryIn } from '@dli-connections/lab/postgres/schema';

/**
 * Distributes the tables of a store by project, each beside the one that it refers to. Throws with what Citus refuses.
 * `place` is the address of a coordinator, seen through a schema.
 */
export async function distribute(place: string): Promise<void> {
  const rows = await queryIn(
    place,
    `SELECT relname AS name, EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f') AS refers
     FROM pg_class c WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND EXISTS (
       SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'project_id'
     ) ORDER BY refers`,
  );
  const [first, ...others] = rows.map((row) => (row as { name: string }).name);
  await queryIn(place, `SELECT create_distributed_table('${first}', 'project_id')`);
  for (const name of others)
    await queryIn(place, `SELECT create_distributed_table('${name}', 'project_id', colocate_with => '${first}')`);
}

/** The port of the worker that has the rows of each of some projects. */
export async function portsOf(place: string, projects: readonly string[]): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const project of projects) {
    const [row] = await queryIn(
      place,
      `SELECT nodeport AS port FROM pg_dist_placement JOIN pg_dist_node USING (groupid)
       WHERE shardid = get_shard_id_for_distribution_column('connections', '${project}')`,
    );
    ports.set(project, Number((row as { port: number }).port));
  }
  return ports;
}

/** The ports of the workers that do not answer. */
export async function portsAway(place: string): Promise<number[]> {
  const { hostname, username, pathname } = new URL(place);
  const workers = await queryIn(place, 'SELECT nodeport AS port FROM pg_dist_node WHERE groupid > 0');
  const away: number[] = [];
  for (const { port } of workers as { port: number }[]) {
    const url = `postgres://${username}@${hostname}:${port}${pathname}`;
    await queryIn(url, 'SELECT').catch(() => away.push(port));
  }
  return away;
}
