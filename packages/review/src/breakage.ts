import type { Hits } from './review.ts';

/** The observed breaks, a sentence each. */
export function breakageOf({ types, examples }: Pick<Hits, 'types' | 'examples'>): string[] {
  return [
    ...types.removed.map((each) => `\`${each}\` is gone.`),
    ...types.moved.map((each) => `\`${each.operationId}\` is called by \`${each.to}\`, no longer by \`${each.from}\`.`),
    ...types.operations.flatMap(({ operationId, callers }) =>
      callers.map(
        ({ what, message }) => `Code that uses the ${what} of \`${operationId}\` does not compile: ${message}`,
      ),
    ),
    ...examples.refusedRequests.map((each) => `\`${each.operationId}\` refuses ${each.example}: ${each.reason}`),
  ];
}
