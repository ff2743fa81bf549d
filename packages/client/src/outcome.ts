import type { Repeat } from '@dli-connections/contract';

/** The advice to the caller of a failed call; see `DliError`. */
export interface Outcome {
  retryable: boolean;
  mayHaveHappened: boolean;
}

/** The outcome of a call that was not carried out, and never will be. */
export const settled: Outcome = { retryable: false, mayHaveHappened: false };

/** The status assumed for a call without an answer, as of a gateway that got none. */
export const noAnswer = 504;

/** The status assumed for a call that was certainly not carried out and may be retried. */
export const untouched = 429;

/** The status assumed for a call that was not carried out and never will be. */
export const refused = 400;

/** True for a status of a temporary failure between the client and the service. */
export function isPassing(status: number): boolean {
  return status > 501 && status < 505;
}

/** Classifies a failed response: may it be retried, and may the call have taken effect? */
export function outcomeOf(repeat: Repeat, status: number): Outcome {
  return {
    retryable: status === untouched || (isPassing(status) && repeat !== 'once'),
    mayHaveHappened: repeat !== 'read' && (status > 499 || status === 408 || (status > 199 && status < 300)),
  };
}
