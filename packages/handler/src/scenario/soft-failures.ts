import type { BindingRequest, SharingRequest } from '@dli-connections/contract';
import { change, changeOwn } from '../change.ts';
import type { Refusal } from '../errors.ts';
import type { Context, Operations } from '../operations/context.ts';
import { connectionNamed } from '../operations/sharing.ts';
import type { SoftFailure } from './scenario.ts';

/** The parts of an input that select a soft failure, and the connections of the call. */
interface Input {
  path: { project_id: string; connection_id?: string };
  body?: BindingRequest & Partial<SharingRequest>;
}

/**
 * Wraps the operations so that some calls do nothing and report failure with a 2xx status. These act on existing connections;
 * a call about an unknown one is refused. A create still has to return an identifier: it returns that of no connection
 * (EVIDENCE.md: soft-create).
 */
export function withSoftFailures(
  handlers: Operations,
  failures: readonly SoftFailure[],
  { newId, store }: Pick<Context, 'newId' | 'store'>,
): Operations {
  /** The refusal of a call about an unknown connection: that of a change which changes nothing. */
  async function unknownIn(operation: SoftFailure['operation'], { path, body }: Input): Promise<Refusal | undefined> {
    const { project_id, connection_id } = path;
    const named = body?.privileges?.map(({ object }) => connectionNamed(object)) ?? [];
    const ids = connection_id === undefined ? named : [connection_id];
    if (ownersOnly.has(operation)) return changeOwn(store, project_id, ids, (next) => ({ next }));
    return connection_id === undefined ? undefined : change(store, project_id, connection_id, (next) => ({ next }));
  }

  const soft: Record<string, unknown> = {};
  for (const operation of new Set(failures.map((each) => each.operation))) {
    const carryOut = handlers[operation];
    soft[operation] = async (input: Input) => {
      const failure = failures.find((each) => each.operation === operation && fits(each, input.body));
      // The input passes unchanged to the handler of the same operation.
      if (!failure) return carryOut(input as never);
      const unknown = await unknownIn(operation, input);
      if (unknown) return unknown;
      const body = { is_success: false, message: failure.message };
      if (operation !== 'createEnhancedConnection') return { status: 200, body };
      return { status: 201, body: { ...body, connection_id: newId() } };
    };
  }
  // Each answers within the type of the operation that it replaces.
  return { ...handlers, ...soft } as Operations;
}

/** Operations of the owner alone: for a project with a share the connection is unknown (EVIDENCE.md: grantee). */
const ownersOnly = new Set<SoftFailure['operation']>(['deleteEnhancedConnection', 'runAuthorizationAction']);

function fits({ queue }: SoftFailure, body: BindingRequest | undefined): boolean {
  if (queue === undefined) return true;
  return body?.queues?.some((name) => name.toLowerCase() === queue.toLowerCase()) ?? false;
}
