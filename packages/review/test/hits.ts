import { operationsOf } from '../src/bundle.ts';
import { examplesOf } from '../src/examples.ts';
import { compileEdition, findExampleHits } from '../src/hit-examples.ts';
import { findTypeHits, type HitStep } from '../src/hit-types.ts';
import type { Hits } from '../src/review.ts';

/** Finds everyone affected by each of several steps. */
export async function findHits(steps: readonly HitStep[]): Promise<Hits[]> {
  // All of them, to compare with the selection of the program.
  const types = await findTypeHits(steps, ({ released, working }) => {
    const now = new Set(operationsOf(working).map((each) => each.operationId));
    return operationsOf(released).flatMap(({ operationId }) => (now.has(operationId) ? [operationId] : []));
  });
  return Promise.all(
    types.map(async (typeHits, index) => {
      const { released, working } = steps[index] as HitStep;
      return {
        types: typeHits,
        examples: findExampleHits(examplesOf(released), (await compileEdition(working)).contract),
        cases: { cases: 0, hits: [] }, // the cases are of the real spec, not of this base
      };
    }),
  );
}
