import type { OperationShape } from '@dli-connections/contract';
import type { Contract, OperationValidators } from '@dli-connections/contract/server';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';

/** An operation as Prism knows it. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** An operation as Prism knows it, and as the contract does. */
export interface MockOperation {
  prism: PrismOperation;
  shape: OperationShape;
  checks: OperationValidators | undefined;
}

/**
 * The operations of the contract by operationId, each with what Prism makes of it in the bundle.
 *
 * @throws Error when the bundle lacks one: the two are not of one spec.
 */
export async function loadOperations(bundlePath: string, contract: Contract): Promise<Map<string, MockOperation>> {
  const known = await getHttpOperationsFromSpec(bundlePath);
  return new Map(
    Object.entries(contract.operations).map(([id, shape]) => {
      const prism = known.find(({ iid }) => iid === id);
      if (!prism) throw new Error(`${bundlePath} has no operation ${id}, and the contract has`);
      return [id, { prism, shape, checks: contract.validators[id] }];
    }),
  );
}
