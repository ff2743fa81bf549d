import { setTimeout } from 'node:timers/promises';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange } from './exchange.ts';

/**
 * Sends a request. If its answer depends on peerings that are being created, waits for them and sends it again: a peer
 * begins as `CREATING`, and a connection with such peers may refuse to be deleted.
 */
export async function settled(
  step: Step,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
): Promise<Exchanged> {
  const asked = () => exchange(step, options, saved);
  const patience = options.patience ?? { left: 0 };
  const found = await asked();
  const looks = (step.match !== undefined || step.save !== undefined) && step.status < 400;
  const isRead = /^(?:show|list)EnhancedConnections?$/.test(step.operation ?? '');
  const isRefused =
    step.operation === 'deleteEnhancedConnection' && step.status < 400 && found.observed?.status === 400;
  if (!(isRead && looks) && !isRefused) return found;
  const show = { operation: 'showEnhancedConnection', path: { ...step.path }, status: 200 };
  let shown = isRead ? found : await exchange(show, options, saved);
  for (
    let wait = 20;
    patience.left > 0 && /"CREATING"/.test(shown.observed?.text ?? '');
    wait = Math.min(2 * wait, 1000)
  ) {
    await setTimeout(wait);
    patience.left -= wait;
    shown = isRead ? await asked() : await exchange(show, options, saved);
  }
  if (isRead) return shown;
  // A peering that was pending at the refusal may be ready by now.
  return /"peer_id"/.test(shown.observed?.text ?? '') ? asked() : found;
}
