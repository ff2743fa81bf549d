import { setTimeout } from 'node:timers/promises';
import type { Race, Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange, isBreak } from './exchange.ts';
import { expectationFaults } from './expect.ts';
import type { Failure } from './failure.ts';
import type { Comparison } from './match.ts';
import { wholeList } from './pages.ts';
import { saveFrom } from './save.ts';

/** The result of requests that are judged together. */
export interface TogetherResult {
  faults: string[];
  failure?: Omit<Failure, 'rule'>;
  /** `true` if a connection broke. */
  isBroken?: boolean;
  /** `true` if a project learns of another project's data. */
  isLeak?: boolean;
}

/** Head start of the first call of a staggered race, in milliseconds. */
const headStart = 3;

/** Sends all calls at once, reads the state afterwards, and looks for an order that explains it. */
export async function runRace(
  { calls, outcomes, staggered }: Race,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
  how: Comparison,
): Promise<TogetherResult> {
  const sent = async (call: Step, at: number) => {
    if (staggered && at > 0) await setTimeout(headStart);
    return exchange(call, options, saved);
  };
  const answers = await Promise.all(calls.map(sent));
  for (const [index, call] of calls.entries()) saveFrom(call, answers[index]?.body, saved);
  // A server may refuse calls that come too fast, and then the race shows nothing.
  if (answers.some(({ observed }) => observed?.status === 429 || observed?.status === 503)) return { faults: [] };
  const wrong = answers.findIndex((answer, index) => ownFaults(answer, calls[index] as Step, saved, how).length > 0);
  const bad = answers[wrong];
  if (bad) {
    const faults = ownFaults(bad, calls[wrong] as Step, saved, how);
    const said = faults.map((fault) => `one of ${calls.length} calls at once: ${fault}`);
    return { faults: said, failure: bad.failure, isBroken: isBreak(faults.join()) };
  }
  const statuses = answers.map(({ observed }) => observed?.status ?? 0);
  const likely = outcomes.filter(
    (outcome) =>
      outcome.statuses.join() === statuses.join() &&
      (outcome.ifSaved === undefined || saved[outcome.ifSaved] !== undefined) &&
      (outcome.unlessSaved === undefined || saved[outcome.unlessSaved] === undefined),
  );
  const shown: Exchanged[] = [];
  for (const read of (likely[0] ?? outcomes[0])?.reads ?? [])
    shown.push(await wholeList(read, await exchange(read, options, saved), options, saved));
  const lacks = likely.map(({ reads }) =>
    reads.flatMap((read, at) => {
      const answer = shown[at];
      return answer ? [...answer.faults, ...expectationFaults(read, answer, saved, how)] : [];
    }),
  );
  if (lacks.some((faults) => faults.length === 0)) return { faults: [] };
  const seen = shown.map(({ failure }) => failure.answer.slice(0, 200)).join(' | ');
  const failure = {
    request: answers.map((answer) => `${answer.failure.request} &`).join('\n'),
    answer: seen,
    files: answers.flatMap((answer) => answer.failure.files ?? []),
  };
  const why = lacks[0]?.[0] ? `: ${lacks[0][0]}` : '';
  return {
    faults: [
      `no order of the ${calls.length} calls explains the statuses ${statuses.join(', ')} and what reads show${why}`,
    ],
    failure,
  };
}

/** Problems with the answer to one call in every order: a call may be refused, and then keeps its match for itself. */
function ownFaults(answer: Exchanged, call: Step, saved: Record<string, unknown>, how: Comparison): string[] {
  const status = answer.observed?.status ?? 0;
  const isRefused = status !== call.status && call.status < 400 && status === 400;
  const expected = isRefused ? { status, error_code: call.or?.error_code } : call;
  return [...answer.faults, ...(answer.observed ? expectationFaults(expected, answer, saved, how) : [])];
}
