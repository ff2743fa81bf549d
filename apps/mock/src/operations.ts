import type { OperationShape } from '@dli-connections/contract';
import type { Contract } from '@dli-connections/contract/server';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';

/** An operation as Prism knows it. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** An operation as Prism knows it, and as the contract does. */
export interface MockOperation {
  prism: PrismOperation;
  shape: OperationShape;
}

/**
 * The operations of the contract by operationId, each with what Prism makes of it in the bundle.
 *
 * @throws Error when the bundle lacks one: the two are not of one spec.
 */
export async function loadOperations(document: object, contract: Contract): Promise<Map<string, MockOperation>> {
  // A copy, because Prism puts what a reference names in its place.
  const known = await getHttpOperationsFromSpec(structuredClone(document));
  return new Map(
    Object.entries(contract.operations).map(([id, shape]) => {
      const prism = known.find(({ iid }) => iid === id);
      if (!prism) throw new Error(`the bundle has no operation ${id}, and the contract has`);
      return [id, { prism, shape }];
    }),
  );
}
