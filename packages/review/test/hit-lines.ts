import type { Hits } from '../src/review.ts';

/** Everyone affected, one a line. */
export function hitLines({ types, examples }: Hits): string[] {
  return [
    ...types.operations.flatMap(({ operationId, callers }) =>
      callers.map(({ what, message }) => `caller ${operationId} ${what}: ${message}`),
    ),
    ...types.brokenCode.map((each) => `code ${each}`),
    ...examples.refused.map((each) => `refused ${each.operationId} ${each.example}: ${each.reason}`),
  ];
}
