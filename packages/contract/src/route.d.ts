import type { OperationTable } from './operation.ts';
/** The operation that a request names, with the decoded values of its path parameters. */
export interface Route {
  operationId: string;
  path: Record<string, string>;
}
/** Finds the operation of a method and a path; `undefined` when the API has none there. */
export type Router = (method: string, pathname: string) => Route | undefined;
/**
 * A router over the operation table. Paths are matched segment by segment and to the letter: a trailing slash, an empty
 * segment or another case is another path.
 */
export declare function createRouter(operations: OperationTable): Router;
