import { setTimeout as sleep } from 'node:timers/promises';
import { type StressCall, send } from '../send.ts';
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
    const { connections } = await askAtLast(url, { operation: 'listEnhancedConnections', input });
    const ids = new Set(connections.map(({ id }: { id: string }) => id));
    lost += those.filter((each) => !ids.has(each.made)).length;
  }
  return { acknowledged: made.length, lost };
}

/** The answer to a call, of a server that may have to find its database again first. */
async function askAtLast(url: string, call: StressCall) {
  for (const deadline = Date.now() + 30_000; ; await sleep(100)) {
    const outcome = await send(url, call);
    if (outcome.kind === 'answered' && outcome.verdict === 'ok') return outcome.body;
    if (Date.now() > deadline) throw new Error(`${call.operation} is answered ${JSON.stringify(outcome)}`);
  }
}
