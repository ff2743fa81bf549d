import type { CallRow, OperationId, Target } from '@dli-connections/contract';
import type { Clock } from './clock.ts';
import type { Authorizer } from './credentials.ts';
import type { Fail } from './fail.ts';
import type { Hooks } from './hooks.ts';
import type { RequestInput } from './input.ts';
import type { Retry } from './retry.ts';

/** Checks the body of a documented success: `undefined`, or the problem with it, which may also be thrown. It may be async. */
export type Validate = (
  operationId: OperationId,
  status: number,
  body: unknown,
) => string | undefined | Promise<string | undefined>;

/** The settings that all calls of a client share. */
export interface Runtime {
  /** The runtime's `fetch` by default. */
  target: Target | undefined;
  authorizer: Authorizer;
  hooks: Hooks;
  clock: Clock;
  retry: Retry;
  timeoutMs: number;
  validate: Validate | undefined;
  /** Removes secrets from a text. */
  redact: (text: string) => string;
}

/** All that calls of one operation need. */
export interface Call extends Runtime {
  operationId: OperationId;
  row: CallRow;
  split: (input: unknown) => RequestInput;
  fail: Fail;
}
