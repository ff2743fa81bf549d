import type { Bundle } from '@dli-connections/contract/bundle';
import { isObject, operationsOf, resolveIn } from './bundle.ts';
import { mediaExamples } from './examples.ts';

/** The number of examples of a part of an operation; `null` where there is no body to show. */
export type ExampleCount = number | null;

/** The examples of one operation. */
export interface OperationExamples {
  operationId: string;
  request: ExampleCount;
  statuses: Record<string, ExampleCount>;
}

/** Which requests and answers have an example. */
export interface ExampleCoverage {
  operations: OperationExamples[];
  /** Bodies that there are, and how many of them have an example. */
  bodies: number;
  shown: number;
}

/** Counts the examples of each request body and each answer. */
export function exampleCoverage(document: Bundle): ExampleCoverage {
  const operations = operationsOf(document).map(({ operationId, node }) => ({
    operationId,
    request: countOf(document, node.requestBody),
    statuses: Object.fromEntries(
      Object.entries(isObject(node.responses) ? node.responses : {}).map(([status, response]) => [
        status,
        countOf(document, response),
      ]),
    ),
  }));
  const counts = operations.flatMap((each) => [each.request, ...Object.values(each.statuses)]);
  const bodies = counts.filter((each) => each !== null);
  return { operations, bodies: bodies.length, shown: bodies.filter((each) => each > 0).length };
}

function countOf(document: Bundle, reference: unknown): ExampleCount {
  const holder = resolveIn(document, reference);
  return isObject(holder) && isObject(holder.content) ? mediaExamples(document, holder).length : null;
}
