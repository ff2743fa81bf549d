import type { BindingRequest } from '@dli-connections/contract';
import type { Operations } from '../operations/index.ts';
import type { SoftFailure } from './scenario.ts';

/**
 * The operations, of which some calls are not carried out and answer so with a 2xx status. A create has to name a
 * connection all the same: it names one that there is not (EVIDENCE.md: soft-create).
 */
export function withSoftFailures(
  handlers: Operations,
  failures: readonly SoftFailure[],
  newId: () => string,
): Operations {
  const soft: Record<string, unknown> = {};
  for (const operation of new Set(failures.map((each) => each.operation))) {
    const carryOut = handlers[operation];
    soft[operation] = (input: { body?: BindingRequest }) => {
      const failure = failures.find((each) => each.operation === operation && fits(each, input.body));
      // What one operation takes is what its own handler takes: the input goes through as it came.
      if (!failure) return carryOut(input as never);
      const body = { is_success: false, message: failure.message };
      if (operation !== 'createEnhancedConnection') return { status: 200, body };
      return { status: 201, body: { ...body, connection_id: newId() } };
    };
  }
  // Each of them answers what the operation whose place it takes may answer.
  return { ...handlers, ...soft } as Operations;
}

function fits({ queue }: SoftFailure, body: BindingRequest | undefined): boolean {
  if (queue === undefined) return true;
  return body?.queues?.some((name) => name.toLowerCase() === queue.toLowerCase()) ?? false;
}
