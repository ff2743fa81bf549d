import type { Hits } from '../src/review.ts';

/** The gains of callers, one a line. */
export function gainLines({ types }: Hits): string[] {
  return types.operations.flatMap(({ operationId, gained }) => gained.map((field) => `${operationId} ${field}`));
}

/** Everyone hit, one a line. Gains are no hits. */
export function hitLines({ types, examples, workflows }: Hits): string[] {
  return [
    ...types.removed.map((each) => `gone ${each}`),
    ...types.moved.map((each) => `moved ${each.operationId} from ${each.from} to ${each.to}`),
    ...types.operations.flatMap(({ operationId, callers, implementers }) => [
      ...callers.map(({ what, message }) => `caller ${operationId} ${what}: ${message}`),
      ...implementers.map((message) => `server ${operationId} ${message}`),
    ]),
    ...types.brokenCode.map((each) => `code ${each}`),
    ...examples.refusedRequests.map((each) => `refused ${each.operationId} ${each.example}: ${each.reason}`),
    ...examples.lostAnswers.map((each) => `lost ${each.operationId} ${each.example}: ${each.reason}`),
    ...workflows.hits.map((each) => `workflow ${each.file} ${each.step}: ${each.reason}`),
  ];
}
