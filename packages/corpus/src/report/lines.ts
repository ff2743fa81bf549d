import { type DocumentResult, isServed, type ServedDocument } from '../result.ts';

/** A document on a server in a few words. */
export function wordsOf(result: DocumentResult, served: ServedDocument): string {
  if (served.stopped) return 'stopped answering';
  if (served.refused !== undefined) return 'refused';
  return isServed(result, served) ? 'all' : `${served.valid} of ${result.asked}`;
}

/** A document as a run prints it: the result of each server, and each fault of the mock. */
export function linesOf(result: DocumentResult): string[] {
  const { id, operations, asked, mock, prism } = result;
  return [
    `${id}: ${operations} operations, ${asked} asked; mock ${wordsOf(result, mock)}, Prism ${wordsOf(result, prism)}`,
    ...(mock.refused === undefined ? [] : [`  refused: ${mock.refused}`]),
    ...mock.faults.map(({ operation, fault }) => `  ${operation}: ${fault}`),
    ...result.unasked.map(({ operation, fault }) => `  not asked, ${operation}: ${fault}`),
  ];
}
