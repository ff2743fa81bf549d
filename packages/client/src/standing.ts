import type { Repeat } from '@dli-connections/contract';

/** What a failure means for the caller; see `DliError`. */
export interface Standing {
  retryable: boolean;
  mayHaveHappened: boolean;
}

/** How a call stands that was not carried out, and never will be. */
export const settled: Standing = { retryable: false, mayHaveHappened: false };

/** Whether a status says that something between here and the service failed, for now. */
export function isPassing(status: number): boolean {
  return status > 501 && status < 505;
}

/**
 * How an answer stands that is no success. A 429 was carried out by nobody, and neither was a 503 in the envelope of the
 * service (spec/EVIDENCE.md: unavailable-503); one without comes from anywhere.
 */
export function standingOf(repeat: Repeat, status: number, inEnvelope: boolean): Standing {
  const untouched = status === 429 || (inEnvelope && status === 503);
  return {
    retryable: untouched || (isPassing(status) && repeat !== 'once'),
    mayHaveHappened:
      repeat !== 'read' && !untouched && (status > 499 || status === 408 || (status > 199 && status < 300)),
  };
}

/** How a call stands that got no answer. */
export function standingWithout(repeat: Repeat, sent: boolean): Standing {
  return { retryable: !sent || repeat !== 'once', mayHaveHappened: sent && repeat !== 'read' };
}

/** The code of a connection that was never made, as Node and Bun have it, or where there is none the words of Deno. */
const unmade =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$|client error \(Connect\)/;

/** Whether a failure of `fetch` says that the request surely left nobody. Browsers do not tell. */
export function neverLeft(cause: unknown, depth = 4): boolean {
  if (typeof cause !== 'object' || cause === null || depth === 0) return false;
  const { code, message, cause: inner } = cause as { code?: unknown; message?: unknown; cause?: unknown };
  return unmade.test(String(code ?? message)) || neverLeft(inner, depth - 1);
}
