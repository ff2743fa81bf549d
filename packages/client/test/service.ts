import { createHandler, type HandlerOptions, openSqliteStore } from '@dli-connections/handler';
import { onTestFinished } from 'vitest';
import { clientOf } from './client-of.ts';
import { virtualClock } from './virtual-clock.ts';

/** The reference handler in process, its client, and the clock of both. */
export function service(options: Partial<HandlerOptions> = {}) {
  const clock = virtualClock();
  const store = openSqliteStore(':memory:');
  onTestFinished(() => void store.close());
  const handler = createHandler({ store, now: clock.now, ...options });
  return { clock, handler, client: clientOf(handler, { clock }) };
}
