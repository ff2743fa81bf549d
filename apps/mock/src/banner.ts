import type { Bundle } from '@dli-connections/contract/run-time';
import { curlOf, exampleRequests } from './examples.ts';

/** What the program prints when it answers: where it is, and a line for a shell for each operation. */
export function banner(url: string, document: Bundle): string {
  const requests = exampleRequests(document);
  const width = Math.max(...requests.map(({ operationId }) => operationId.length));
  return [
    `mock on ${url} (it keeps nothing; Ctrl-C stops it)`,
    ...requests.map((request) => `${request.operationId.padEnd(width)}  ${curlOf(url, request)}`),
  ].join('\n');
}
