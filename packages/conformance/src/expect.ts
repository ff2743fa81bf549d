import { nodeOf } from '@dli-connections/document/node';
import type { Step } from './cases.ts';
import type { Exchanged } from './exchange.ts';
import { expand } from './expand.ts';
import { type Comparison, mismatch } from './match.ts';

/** Expectations of a step that an answer does not meet. */
export function expectationFaults(
  step: Step,
  { observed, body, problem }: Pick<Exchanged, 'observed' | 'body' | 'problem'>,
  saved: Record<string, unknown>,
  how: Comparison,
): string[] {
  const { status = 0 } = observed ?? {};
  const { error_code, error_msg } = nodeOf(body);
  const { likeReference } = how;
  return [
    status === step.status
      ? undefined
      : `status ${status} instead of ${step.status}: ${JSON.stringify(body)?.slice(0, 300) ?? 'no JSON'}`,
    wordsFault(step, status, String(error_msg), problem, likeReference),
    !likeReference || status < 400 || !step.keeps || !String(error_msg).includes(`${step.keeps} must`)
      ? undefined
      : `error_msg faults ${step.keeps}, which keeps its rule: ${error_msg}`,
    !step.error_code || error_code === step.error_code
      ? undefined
      : `error_code ${error_code} instead of ${step.error_code}`,
    step.match ? mismatch(expand(step.match, saved), body, how) : undefined,
    step.reference && likeReference ? mismatch(expand(step.reference, saved), body, how) : undefined,
  ].filter((fault) => fault !== undefined);
}

/** The error text of a bad parameter names it: the reference handler by its place, any other in words of its own. */
function wordsFault(
  { violates }: Step,
  status: number,
  message: string,
  problem: string | undefined,
  likeReference: boolean,
): string | undefined {
  if (!violates) return undefined;
  if (likeReference) return message.includes(violates) ? undefined : `error_msg does not name ${violates}: ${message}`;
  if (status !== 400) return undefined;
  const names = parametersIn(`${violates} ${problem ?? ''}`);
  if (names.length === 0 || names.some((name) => message.toLowerCase().includes(name.toLowerCase()))) return undefined;
  return `error_msg names no bad parameter (${names.join(', ')}): ${message}`;
}

/** The parameters that a problem is about; none if it is about a whole part, or not about a parameter. */
function parametersIn(problem: string): string[] {
  if (/\bis not a known property|must not have|not known|unknown/.test(problem)) return [];
  const places = [...problem.matchAll(/\b(?:body|path|query)((?:\.\w+|\[\d+\])*)/g)].map(([, place = '']) => place);
  if (places.some((place) => place === '')) return [];
  return [...new Set(places.flatMap((place) => place.match(/[A-Za-z_]\w*/g) ?? []))];
}
