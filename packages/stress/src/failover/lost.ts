import { patiently } from '../patiently.ts';
import { ask } from '../send.ts';
import type { TimedCall } from './load.ts';

/** Counts the creates that were acknowledged, and those of them that a server does not list. */
export async function lostOf(
  url: string,
  answers: readonly TimedCall[],
): Promise<{ acknowledged: number; lost: number }> {
  const made = answers.filter((each) => each.made !== undefined);
  let lost = 0;
  for (const [project_id, those] of Map.groupBy(made, (each) => each.project_id)) {
    const input = { project_id, limit: 0 };
    // The server may have to find its database again first.
    const list = () => ask(url, { operation: 'listEnhancedConnections', input });
    const { connections } = await patiently(list, 30_000);
    const ids = new Set(connections.map(({ id }: { id: string }) => id));
    lost += those.filter((each) => !ids.has(each.made)).length;
  }
  return { acknowledged: made.length, lost };
}
