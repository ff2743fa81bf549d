import type { OperationId, Peer, ShownConnection } from '@dli-connections/contract';
import { startDeadline } from './abort.ts';
import { type Check, checkClient, checkFunction, checkSignal, checkTime, must } from './checks.ts';
import { type Clock, checkClock, systemClock } from './clock.ts';
import type { Methods } from './core.ts';
import { entriesOf } from './entries.ts';
import { DliError, TimeoutError } from './errors.ts';
import { checkOptions } from './options.ts';
import { noAnswer, outcomeOf, settled } from './outcome.ts';

/** Options of a wait. */
export interface WaitOptions {
  /** Names of the queues and pools to wait for; those that are bound to the connection by default. */
  peers?: readonly string[] | undefined;
  /** The longest wait, in milliseconds; 600,000 by default. */
  timeoutMs?: number | undefined;
  /** Ends the waiting: it rejects at once with the reason of the signal, and nothing more is sent. */
  signal?: AbortSignal | undefined;
  /** Called with the connection after each poll, and awaited. A failure of it ends the wait: it rejects with that. */
  onPoll?: ((connection: ShownConnection) => unknown) | undefined;
  /** Time and random numbers, which tests replace. */
  clock?: Clock | undefined;
}

const waitOptions = {
  signal: checkSignal,
  timeoutMs: checkTime,
  peers: (name, list) =>
    must(Array.isArray(list) && list.every((each) => typeof each === 'string'), name, 'a list of names'),
  onPoll: checkFunction,
  clock: checkClock,
} satisfies Record<keyof WaitOptions, Check>;

const operationId: OperationId = 'showEnhancedConnection';

/** The wait cannot succeed: a peer failed, or the connection is deleted. */
export class WaitError extends DliError<WaitError> {
  override readonly name = 'WaitError';
  /** The reason; for a failed peer in the service's own words. */
  declare readonly err_msg: string;
  /** The peer that failed; `undefined` if the connection is deleted. */
  declare readonly peer: Peer | undefined;
}

/**
 * Waits until queues and pools reach the subnet of a connection: until their peers are `ACTIVE`, whatever the status of the
 * connection is. Resolves to the connection; rejects with a `WaitError` as soon as one fails, and with a `TimeoutError`, which
 * names those that are left, when the time is over. Failures of a look that may pass are waited out.
 */
export async function waitUntilActive(
  client: Pick<Methods, 'showEnhancedConnection'>,
  connection_id: string,
  options: WaitOptions = {},
  clientClock = systemClock,
): Promise<ShownConnection> {
  checkClient(client, operationId);
  const {
    peers,
    timeoutMs = 600_000,
    signal: outer,
    onPoll,
    clock = clientClock,
  } = checkOptions('the options of waitUntilActive', options, waitOptions);
  let last: DliError | undefined;
  let left: string[] = [];
  const late = () =>
    new TimeoutError(operationId, [`it took longer than ${timeoutMs} ms`, ...left].join(', '), {
      timeoutMs,
      ...outcomeOf('read', noAnswer),
      ...(last && { cause: last }),
    });
  const deadline = startDeadline(clock, timeoutMs, late, outer);
  try {
    for (let wait = 1000; ; wait = Math.min(wait * 1.5, 15_000)) {
      const look = (signal: AbortSignal) => client.showEnhancedConnection({ connection_id }, { signal });
      const connection = await deadline.step(timeoutMs, look).catch((error: unknown) => {
        // Once the time is over, the wait below rejects.
        if (!(error instanceof DliError && error.retryable)) throw error;
        last = error;
      });
      if (connection) {
        last = undefined;
        await deadline.step(timeoutMs, async () => onPoll?.(connection));
        left = inactive(connection, peers);
        if (left.length === 0) return connection;
      }
      // Jitter in a narrow range: polls stay apart, and clients do not poll in step.
      await deadline.step(wait * (0.75 + clock.random() / 2));
    }
  } finally {
    deadline.end();
  }
}

/** States of the awaited peers that are not active; throws a `WaitError` if one failed. */
function inactive(connection: ShownConnection, peers: readonly string[] | undefined): string[] {
  const fail = (message: string, peer?: Peer) => {
    throw new WaitError(operationId, message, { err_msg: peer?.err_msg ?? message, peer, ...settled });
  };
  if (connection.status === 'DELETED') fail('the connection is deleted');
  const bound = entriesOf(
    operationId,
    'name',
    connection.available_queue_info,
    connection.elastic_resource_pools ?? [],
  );
  return [...new Set(peers ?? bound.map(({ name }) => name))].flatMap((wanted) => {
    // The service keeps names of queues in lower case.
    const found = bound.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (found.length === 0) return `${wanted} is not bound to the connection`;
    for (const peer of found)
      if (peer.status === 'FAILED')
        fail(`the peering with ${peer.name} failed: ${peer.err_msg || '(no message)'}`, peer);
    return found.filter(({ status }) => status !== 'ACTIVE').map(({ name, status }) => `${name} is ${status}`);
  });
}
