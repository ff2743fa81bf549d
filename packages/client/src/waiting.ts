import type { OperationId, Peer, ShownConnection } from '@dli-connections/contract';
import { within } from './abort.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Methods } from './core.ts';
import { DliError } from './errors.ts';
import { lateError } from './final-error.ts';
import { checkNames } from './options.ts';
import { settled } from './outcome.ts';

/** Options of a wait. */
export interface WaitOptions {
  /** Names of the queues and pools to wait for; those that are bound to the connection by default. */
  peers?: readonly string[] | undefined;
  /** The longest wait, in milliseconds; 600,000 by default. */
  timeoutMs?: number | undefined;
  /** Ends the waiting: it rejects at once with the reason of the signal, and nothing more is sent. */
  signal?: AbortSignal | undefined;
  /** Called with the connection after each poll. */
  onPoll?: ((connection: ShownConnection) => void) | undefined;
  /** Time and random numbers, which tests replace. */
  clock?: Clock | undefined;
}

const operationId: OperationId = 'showEnhancedConnection';

/** The wait cannot succeed: a peer failed, or the connection is deleted. */
export class WaitError extends DliError<WaitError> {
  override readonly name = 'WaitError';
  /** Why, in the words of the service where it is a peer. */
  declare readonly err_msg: string;
  /** The peer that failed; `undefined` where the connection is deleted. */
  declare readonly peer: Peer | undefined;
}

/**
 * Waits until queues and pools reach the subnet of a connection: until their peers are `ACTIVE`, whatever the status of the
 * connection is. Resolves to the connection; rejects with a `WaitError` as soon as one fails, and with a `TimeoutError`
 * when the time is over. Failures of a look that may pass are waited out.
 */
export async function waitUntilActive(
  client: Pick<Methods, 'showEnhancedConnection'>,
  connection_id: string,
  options: WaitOptions = {},
  clientClock = systemClock,
): Promise<ShownConnection> {
  const {
    peers,
    timeoutMs = 600_000,
    signal: outer,
    onPoll,
    clock = clientClock,
  } = checkNames('the options of waitUntilActive', options, 'signal timeoutMs peers onPoll clock');
  let last: DliError | undefined;
  const late = () => lateError(operationId, 'read', timeoutMs, true, last);
  return within(clock, timeoutMs, late, outer, async (step) => {
    for (let wait = 1000; ; wait = Math.min(wait * 1.5, 15_000)) {
      const connection = await step(timeoutMs, late, (signal) =>
        client.showEnhancedConnection({ connection_id }, { signal }),
      ).catch((error: unknown) => {
        // Once the time is over, the wait below rejects.
        if (!(error instanceof DliError && error.retryable)) throw error;
        last = error;
      });
      if (connection) {
        last = undefined;
        onPoll?.(connection);
        if (isActive(connection, peers)) return connection;
      }
      // Never much sooner, so that a service is not asked in a row, and not in step with others that wait.
      await step(wait * (0.75 + clock.random() / 2));
    }
  });
}

/** True once every awaited peer is active; throws a `WaitError` if one failed. */
function isActive(connection: ShownConnection, peers: readonly string[] | undefined): boolean {
  const fail = (message: string, peer?: Peer) => {
    throw new WaitError(operationId, message, { err_msg: peer?.err_msg ?? message, peer, ...settled });
  };
  if (connection.status === 'DELETED') fail('the connection is deleted');
  // The service keeps names of queues in lower case.
  const wanted = peers && new Set(peers.map((name) => name.toLowerCase()));
  const bound = [...connection.available_queue_info, ...(connection.elastic_resource_pools ?? [])];
  const awaited = bound.filter(({ name }) => wanted?.has(name.toLowerCase()) ?? true);
  for (const peer of awaited) {
    const { name, status, err_msg } = peer;
    if (status === 'FAILED') fail(`the peering with ${name} failed: ${err_msg}`, peer);
    if (status === 'ACTIVE') wanted?.delete(name.toLowerCase());
  }
  return awaited.every(({ status }) => status === 'ACTIVE') && !wanted?.size;
}
