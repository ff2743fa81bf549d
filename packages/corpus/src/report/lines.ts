import { type DocumentResult, isServed, type Served } from '../result.ts';

/** A document on a server in a few words. */
export function wordsOf(result: DocumentResult, served: Served): string {
  const stops = served.stops > 0 ? `, stopped answering ${served.stops === 1 ? 'once' : `${served.stops} times`}` : '';
  if (served.refused !== undefined) return `refused${stops}`;
  return isServed(result, served) ? 'all' : `${served.valid} of ${result.asked}${stops}`;
}

/** A document as a run prints it: what each server made of it, and each fault of the mock. */
export function linesOf(result: DocumentResult): string[] {
  const { id, operations, asked, mock, prism } = result;
  return [
    `${id}: ${operations} operations, ${asked} asked; mock ${wordsOf(result, mock)}, Prism ${wordsOf(result, prism)}`,
    ...(mock.refused === undefined ? [] : [`  refused: ${mock.refused}`]),
    ...mock.faults.map(({ operation, fault }) => `  ${operation}: ${fault}`),
    ...result.unasked.map(({ operation, fault }) => `  not asked, ${operation}: ${fault}`),
  ];
}
