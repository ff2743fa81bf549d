import { DliError } from '../../src/index.ts';
import type { Planned } from './calls.ts';
import type { Observation, Trace } from './network.ts';

/** The end of a call of a schedule. */
export interface Ending {
  planned: Planned;
  outcome: { value: unknown } | { reason: unknown };
  elapsedMs: number;
  limitMs: number;
}

/** The error class by the client's last view; the second is for calls that must not be sent twice. */
const classes: Record<Observation, [string, string]> = {
  'nothing yet': ['TimeoutError', 'UnknownOutcomeError'],
  refused: ['NetworkError', 'NetworkError'],
  reset: ['NetworkError', 'UnknownOutcomeError'],
  silence: ['TimeoutError', 'UnknownOutcomeError'],
  garbage: ['UnexpectedAnswerError', 'UnexpectedAnswerError'],
  'gateway page': ['UnexpectedAnswerError', 'UnknownOutcomeError'],
  'soft failure': ['SoftFailureError', 'SoftFailureError'],
  throttled: ['ApiError', 'ApiError'],
  unavailable: ['ApiError', 'ApiError'],
  answer: ['ApiError', 'ApiError'],
};

/** The errors that leave open whether a change was made. */
const open: readonly Observation[] = ['nothing yet', 'reset', 'silence', 'gateway page', 'garbage'];

/** Faults in the end of a call, once everything under way has arrived, one line each. */
export function problemsOf(
  { planned, outcome, elapsedMs, limitMs }: Ending,
  trace: Trace,
  made: readonly string[],
): string[] {
  const problems: string[] = [];
  const { repeat, creates, reconcile } = planned;
  const writes = repeat !== 'read';
  // Reconciling reads.
  const carried = trace.carried.filter(({ method }) => !writes || method !== 'GET');
  const done = carried.filter(({ status }) => status < 300);
  const own = carried.filter(({ again }) => !again);

  if (elapsedMs > limitMs) problems.push(`it took ${elapsedMs} ms of ${limitMs}`);
  if (repeat === 'once' && own.length > 1) problems.push(`it was delivered ${own.length} times`);
  if ('value' in outcome) {
    if (writes && done.length === 0 && !(reconcile && made.includes(creates ?? ''))) {
      problems.push('it reports a success that did not happen');
    }
    return problems;
  }

  const { reason } = outcome;
  if (!(reason instanceof DliError)) return [...problems, `it rejects with ${reason}`];
  if (done.length > 0 && writes && !reason.mayHaveHappened) problems.push(`${reason.name} denies what happened`);
  if (repeat === 'once' && reason.retryable && done.length > 0) problems.push(`${reason.name} invites to do it twice`);
  const last = trace.observed.at(-1) ?? 'nothing yet';
  const [usual, once] = classes[last];
  const expected = new Set([repeat === 'once' ? once : usual]);
  // A call has its own deadline, which may end in a wait between two attempts. Waiting has one too, and ends at failed peers.
  if (repeat !== 'once' || !open.includes(last)) expected.add('TimeoutError');
  if (writes && trace.observed.slice(0, -1).some((observed) => open.includes(observed)))
    expected.add('UnknownOutcomeError');
  if (reconcile && trace.observed.some((observed) => open.includes(observed))) expected.add('UnknownOutcomeError');
  if (planned.what === 'wait') expected.add('WaitError');
  if (!expected.has(reason.name)) {
    problems.push(
      `it rejects with ${reason.name} after ${trace.observed.join(', ')}, not ${[...expected].join(' or ')}`,
    );
  }
  return problems;
}
