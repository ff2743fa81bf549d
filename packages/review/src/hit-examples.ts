import { isDeepStrictEqual } from 'node:util';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { type Bundle, compileValidators } from '@dli-connections/contract/run-time';
import { type Contract, describe } from '@dli-connections/contract/server';
import type { Example } from './examples.ts';

/** A documented request that is refused, with the reason. */
export interface ExampleHit {
  operationId: string;
  /** Such as `request body: seed`. */
  example: string;
  reason: string;
}

/** Documented requests, judged by another contract. Operations that it lacks are skipped. */
export interface ExampleHits {
  refused: ExampleHit[];
  /** The number of requests judged. */
  judged: number;
}

/** A bundle, and its validators. */
export interface CompiledEdition {
  document: Bundle;
  contract: Contract;
}

/** A bundle with its validators. The build compiles those of this repository; others are compiled on first use. */
export async function compileEdition(document: Bundle): Promise<CompiledEdition> {
  if (!isDeepStrictEqual(document, await readBundle())) return { document, contract: compileValidators(document) };
  const { validators } = await import('@dli-connections/contract/validators');
  return { document, contract: { operations, validators } };
}

/** Judges documented requests by a contract. `lint` ensures that their own contract accepts them. */
export function findExampleHits(examples: readonly Example[], contract: Contract): ExampleHits {
  const judged = examples.filter((each) => each.operationId in contract.operations);
  const refused = judged.flatMap((each) => {
    const reason = refusal(each, contract);
    const part = each.part === 'body' ? 'request body' : each.part;
    return reason === undefined ? [] : [{ operationId: each.operationId, example: `${part}: ${each.name}`, reason }];
  });
  return { refused, judged: judged.length };
}

/** The reason why a contract refuses an example; `undefined` if it accepts it. */
function refusal({ operationId, part, value }: Example, contract: Contract): string | undefined {
  const shape = contract.operations[operationId];
  const checks = contract.validators[operationId];
  if (!shape || !checks) return 'the operation is not in the contract';
  if (part === 'body' && !shape.body) return 'the operation takes no body';
  if (part === 'query') {
    // The router drops parameters that it does not know, so the validator never sees one that is gone.
    const unknown = Object.keys(value as object).find((name) => !(name in shape.parameters.query));
    if (unknown) return `the operation has no parameter ${unknown}`;
  }
  const check = checks[part];
  return !check || check.all(value) ? undefined : describe(part, value, check.all.errors ?? []);
}
