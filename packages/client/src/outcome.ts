import type { Repeat } from '@dli-connections/contract';

/** The advice to the caller of a failed call; see `DliError`. */
export interface Outcome {
  retryable: boolean;
  mayHaveHappened: boolean;
}

/** The outcome of a call that was not carried out, and never will be. */
export const settled: Outcome = { retryable: false, mayHaveHappened: false };

/** True for a status by which something between here and the service failed for now. */
export function isPassing(status: number): boolean {
  return status > 501 && status < 505;
}

/**
 * Classifies a failed response: may it be retried, and may the call have taken effect? A 429 never took effect, nor did a 503
 * in the envelope of the service (spec/EVIDENCE.md: unavailable-503); a 503 without one comes from anywhere.
 */
export function outcomeOf(repeat: Repeat, status: number, inEnvelope: boolean): Outcome {
  const untouched = status === 429 || (inEnvelope && status === 503);
  return {
    retryable: untouched || (isPassing(status) && repeat !== 'once'),
    mayHaveHappened:
      repeat !== 'read' && !untouched && (status > 499 || status === 408 || (status > 199 && status < 300)),
  };
}

/** Classifies a call that got no answer. */
export function outcomeWithout(repeat: Repeat, sent: boolean): Outcome {
  return { retryable: !sent || repeat !== 'once', mayHaveHappened: sent && repeat !== 'read' };
}

/** The code of a connection that was never made, as Node and Bun report it; Deno has no code, so its words. */
const unmade =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$|client error \(Connect\)/;

/** True for a failure of `fetch` by which no connection was made. Browsers do not report that. */
export function neverLeft(cause: unknown, depth = 4): boolean {
  if (typeof cause !== 'object' || cause === null || depth === 0) return false;
  const { code, message, cause: inner } = cause as { code?: unknown; message?: unknown; cause?: unknown };
  return unmade.test(String(code ?? message)) || neverLeft(inner, depth - 1);
}
