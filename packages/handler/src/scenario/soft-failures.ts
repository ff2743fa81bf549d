import type { BindingRequest, SharingRequest } from '@dli-connections/contract';
import { owns } from '../change.ts';
import { type Refusal, unknownConnection } from '../errors.ts';
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
  async function unknownIn(operation: SoftFailure['operation'], { path, body }: Input): Promise<Refusal | undefined> {
    const { project_id, connection_id } = path;
    const named = body?.privileges?.map(({ object }) => connectionNamed(object)) ?? [];
    for (const id of connection_id === undefined ? named : [connection_id]) {
      const found = await store.facts(project_id, id);
      const isThere = ownersOnly.has(operation) ? owns(project_id, found) : found?.delete_time === null;
      if (!isThere) return unknownConnection(id);
    }
    return undefined;
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
