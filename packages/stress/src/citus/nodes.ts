/** A Citus cluster: the nodes that hold the rows of a project. */
import { queryIn } from '@dli-connections/lab/postgres/schema';

/** The port of the worker that holds each project's rows. */
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

/** The addresses of all nodes that take statements: the coordinator and the workers with metadata. */
export async function nodesOf(place: string): Promise<string[]> {
  const nodes = await queryIn(
    place,
    'SELECT nodename AS name, nodeport AS port FROM pg_dist_node WHERE metadatasynced ORDER BY groupid',
  );
  return (nodes as { name: string; port: number }[]).map(({ name, port }) => {
    const url = new URL(place);
    url.hostname = name;
    url.port = String(port);
    return url.href;
  });
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
