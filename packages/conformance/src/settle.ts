import { setTimeout } from 'node:timers/promises';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange } from './exchange.ts';

/** An answer, and whether the peerings that it depends on were still being created when the kit stopped waiting. */
export interface Settled extends Exchanged {
  isPending?: boolean;
}

const aPeer = /"(?:available_queue_info|elastic_resource_pools)\??":[^\]]*"(?:status|err_msg)":/;

/** True if a step expects a state of its peers, or saves a time of theirs that no saved status explains. */
function dependsOnPeers({ match = {}, save = {} }: Step): boolean {
  const saved = Object.values(save);
  const savesTime =
    saved.some((each) => each.endsWith('/update_time')) && !saved.some((each) => each.endsWith('/status'));
  return savesTime || aPeer.test(JSON.stringify(match));
}

/**
 * Sends a request. If its answer depends on peerings that are being created, waits for them and sends it again: a peer
 * begins as `CREATING`, and a connection with such peers may refuse to be deleted.
 */
export async function settled(step: Step, options: ExchangeOptions, saved: Record<string, unknown>): Promise<Settled> {
  const asked = () => exchange(step, options, saved);
  const patience = options.patience ?? { left: 0 };
  const before = patience.left;
  const found = await asked();
  const looks = (step.match !== undefined || step.save !== undefined) && step.status < 400;
  const isRead = /^(?:show|list)EnhancedConnections?$/.test(step.operation ?? '');
  const isRefused =
    step.operation === 'deleteEnhancedConnection' && step.status < 400 && found.observed?.status === 400;
  if (!(isRead && looks) && !isRefused) return found;
  const show = { operation: 'showEnhancedConnection', path: { ...step.path }, status: 200 };
  let shown = isRead ? found : await exchange(show, options, saved);
  const isCreating = () => /"CREATING"/.test(shown.observed?.text ?? '');
  for (let wait = 20; patience.left > 0 && isCreating(); wait = Math.min(2 * wait, 1000)) {
    await setTimeout(wait);
    patience.left -= wait;
    shown = isRead ? await asked() : await exchange(show, options, saved);
  }
  // Many short waits use up the time of a run; a long one is a fault.
  patience.isStuck ||= isCreating() && before - patience.left >= (patience.each ?? 0);
  const isPending = isCreating() && !patience.isStuck;
  if (isRead) return { ...shown, isPending: isPending && dependsOnPeers(step) };
  if (isPending) return { ...found, isPending };
  // A peering that was pending at the refusal may be ready by now.
  return /"peer_id"/.test(shown.observed?.text ?? '') ? asked() : found;
}
