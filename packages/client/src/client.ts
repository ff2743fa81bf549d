import type { Connection, ShownConnection } from '@dli-connections/contract';
import type { Calls } from '@dli-connections/contract/calls';
import { isObject } from './checks.ts';
import { systemClock } from './clock.ts';
import { type CoreOptions, createCoreClient, type Method } from './core.ts';
import type { Credentials } from './credentials.ts';
import { type ListAllInput, listAllEnhancedConnections } from './paging.ts';
import type { CallOptions } from './perform.ts';
import { type CreateOptions, createReconciled } from './reconcile.ts';
import { type AccessKey, signed } from './signing.ts';
import { type WaitOptions, waitUntilActive } from './waiting.ts';

/** The options of a client. */
export type DliClientOptions = CoreOptions<Credentials | AccessKey>;

/** A method per operation of the contract, and methods that combine several calls. */
export type DliClient = {
  readonly [Op in keyof Calls]: Method<Op, Op extends 'createEnhancedConnection' ? CreateOptions : CallOptions>;
} & {
  /**
   * Every connection that a filter finds, in the order of creation, each once, while others create and delete:
   * `for await (const connection of client.listAllEnhancedConnections({ status: 'ACTIVE' }))`.
   */
  readonly listAllEnhancedConnections: (
    input?: ListAllInput,
    options?: CallOptions,
  ) => AsyncGenerator<Connection, void, undefined>;
  /**
   * Waits until queues and pools reach the subnet of a connection, and resolves to it. Rejects with a `WaitError` as soon
   * as the peering with one of them fails.
   */
  readonly waitUntilActive: (connection_id: string, options?: WaitOptions) => Promise<ShownConnection>;
};

/**
 * A client of one project. Its methods resolve to the body of a documented success and to nothing else: every failure
 * rejects with a `DliError`, an abort with the reason of its signal, a call that cannot be sent with a TypeError.
 * Options that cannot work throw a TypeError at once.
 */
export function createDliClient(options: DliClientOptions): DliClient {
  const { clock = systemClock, credentials } = options ?? {};
  const core = createCoreClient(
    // Anything else is passed on for the core to check.
    isObject(credentials) && 'accessKey' in credentials
      ? { ...options, credentials: signed(credentials, () => clock.now()) }
      : (options as CoreOptions),
  );
  return {
    ...core,
    createEnhancedConnection: (input, callOptions) => createReconciled(core, clock, input, callOptions),
    listAllEnhancedConnections: (input, callOptions) => listAllEnhancedConnections(core, input, callOptions),
    waitUntilActive: (connection_id, waitOptions) => waitUntilActive(core, connection_id, waitOptions, clock),
  };
}
