import type { Route } from './route.ts';
import type { Check, Contract } from './validators.ts';
/** The parts of a request that its operation takes, valid by the contract. */
export interface RequestParts {
  path: Record<string, string>;
  query: Record<string, unknown>;
  body?: unknown;
}
/** A request that keeps the contract, or why it does not. */
export type ReadRequest =
  | {
      ok: true;
      parts: RequestParts;
    }
  | {
      ok: false;
      status: 400 | 413;
      message: string;
    };
/** Reads a routed request and judges each part of it by the contract. */
export declare function readRequest(request: Request, route: Route, contract: Contract): Promise<ReadRequest>;
/** The violations of one part in words; `undefined` when there are none. */
export declare function problemsOf(part: string, check: Check, value: unknown, bytes: number): string | undefined;
