import { inOneLine } from '@dli-connections/command';
import { JsonText, type Store } from '@dli-connections/handler';
import { lineOf } from './format.ts';
import { judge, problemOfShown } from './judge.ts';

/** A time at which every peering has reached its final state. */
const late = Number.MAX_SAFE_INTEGER;

/**
 * Checks every connection, read in both ways of the operations, by the rules of an import. Resolves to their number.
 */
export async function problemsOf(store: Store, say: (problem: string) => Promise<void>): Promise<number> {
  let count = 0;
  try {
    for await (const { project_id, id } of store.keys()) {
      count++;
      const problem = await problemOf(store, project_id, id).catch(inOneLine);
      if (problem !== undefined) await say(`connection ${id} of project ${project_id}: ${problem}`);
    }
  } catch (error) {
    await say(`the connections cannot all be read: ${inOneLine(error)}`);
  }
  return count;
}

async function problemOf(store: Store, project_id: string, id: string): Promise<string | undefined> {
  const [facts, text] = [await store.facts(project_id, id), await store.get(project_id, id, late)];
  if (!facts || !text) return 'its row exists, but is not found by its identifier';
  const shown = text.read();
  const wrong = problemOfShown(shown);
  if (wrong !== undefined) return wrong;
  const line = lineOf({ ...facts, hosts: JsonText.of(shown.hosts ?? []), unique_name: true });
  const judged = judge('stored', JSON.parse(line), project_id);
  if (typeof judged === 'string') return judged;
  // The rest of the facts is read from the same text.
  const { available_queue_info: queues, elastic_resource_pools: pools = [] } = shown;
  const isSame = queues.length + pools.length === facts.peerings.length;
  return isSame ? undefined : 'its text for reads differs from its stored fields';
}
