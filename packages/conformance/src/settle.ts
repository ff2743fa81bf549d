import { setTimeout } from 'node:timers/promises';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange } from './exchange.ts';

/** How long peerings may still take, in milliseconds, over a whole run. */
export interface Patience {
  left: number;
}

/**
 * Asks, and where the answer depends on peerings that are still being made, waits for them and asks again: a peer is `CREATING`
 * first, and a connection that is being created need not let itself be deleted.
 */
export async function settled(
  step: Step,
  options: ExchangeOptions & { patience?: Patience | undefined },
  saved: Record<string, unknown>,
): Promise<Exchanged> {
  const asked = () => exchange(step, options, saved);
  const patience = options.patience ?? { left: 0 };
  let found = await asked();
  const looks = (step.match !== undefined || step.save !== undefined) && step.status < 400;
  const isRead = /^(?:show|list)EnhancedConnections?$/.test(step.operation ?? '');
  const isPut = step.status < 400 && found.observed?.status === 400 && step.path?.connection_id !== undefined;
  const show = { operation: 'showEnhancedConnection', path: { ...step.path }, status: 200 };
  let wait = 20;
  const isCreating = async () =>
    /"CREATING"/.test((isRead ? found : await exchange(show, options, saved)).observed?.text ?? '');
  while (((isRead && looks) || isPut) && patience.left > 0 && (await isCreating())) {
    await setTimeout(wait);
    patience.left -= wait;
    wait = Math.min(2 * wait, 1000);
    found = await asked();
    if (isPut && found.observed?.status !== 400) break;
  }
  return found;
}
