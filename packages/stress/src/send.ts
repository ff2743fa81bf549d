import type { OperationId } from '@dli-connections/contract';
import { type Flat, requestOf } from '@dli-connections/handler/test/request';

/** A call of an operation. */
export interface StressCall {
  operation: OperationId;
  input: Flat;
}

/**
 * Result of a call: `answered` with `ok` or the text of the refusal; `undone` if the service guarantees that nothing was
 * carried out; `open` without an answer, or with one that guarantees nothing.
 */
export type StressOutcome =
  | { kind: 'answered'; verdict: string; body: Body }
  | { kind: 'undone' }
  | { kind: 'open'; reason: string };

// Its fields are compared with the expected values where they are read.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Body = any;

/** Sends a call to a server. */
export async function send(url: string, { operation, input }: StressCall): Promise<StressOutcome> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(requestOf(operation, input, url));
    status = response.status;
    text = await response.text();
  } catch (error) {
    return { kind: 'open', reason: String((error as Error).cause ?? error) };
  }
  if (status === 503) return { kind: 'undone' };
  if (status === 500) return { kind: 'open', reason: text };
  const body: Body = text === '' ? {} : JSON.parse(text);
  if (status >= 400 && status !== 400) throw new Error(`${operation} is answered ${status}: ${text}`);
  return { kind: 'answered', verdict: status < 400 ? 'ok' : body.error_msg, body };
}

/** The answer to a call that must succeed. */
export async function ask(url: string, call: StressCall): Promise<Body> {
  const outcome = await send(url, call);
  if (outcome.kind === 'answered' && outcome.verdict === 'ok') return outcome.body;
  throw new Error(`${call.operation} is answered ${JSON.stringify(outcome)}`);
}
