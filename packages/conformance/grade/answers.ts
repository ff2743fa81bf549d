import type { Target } from '@dli-connections/contract';
import { type AnswerMutant, type Case, type Graded, runCase, type Trace } from '../src/index.ts';
import { altering, type answerOf } from './altering.ts';
import { contract, optionsOf } from './setting.ts';

/** Returns true if the true contract documents an answer. */
export function isTrue(operation: string, { status, headers, text }: Awaited<ReturnType<typeof answerOf>>): boolean {
  const fields = contract.operations[operation]?.responses[status];
  if (fields === undefined) return false;
  if (fields === null) return text === '';
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return false;
  try {
    return contract.validators[operation]?.responses[status]?.all(JSON.parse(text)) ?? false;
  } catch {
    return false;
  }
}

/** Number of cases that may see a wrong answer without noticing it, before it counts as not noticed. */
const most = 5;

/**
 * The case that notices wrong answers of a target, if there is one. `absent` is the reason why no answer may have the place
 * that a mutant changes.
 */
export async function killerOfAnswers(
  mutant: AnswerMutant,
  open: () => Target,
  traced: Trace,
  absent?: string,
): Promise<Graded> {
  const { name, kind, operation, status } = mutant;
  const known = operation === undefined ? [...traced.exchanges.values()].flat() : traced.exchanges.get(operation);
  const asked = (known ?? []).filter((exchange) => exchange.status === status);
  if (asked.length === 0) return { name, kind, reason: `No request of the suite is answered ${status}.` };
  const headers = { 'content-type': 'application/json' };
  const tried = new Set<Case>();
  let isChanged = false;
  for (const exchange of asked) {
    const altered = mutant.alter({ status, headers: exchange.text === '' ? {} : headers, text: exchange.text });
    isChanged ||= altered !== undefined;
    // A status that is documented for something else has the right form; only the expectation of the case shows that it is wrong.
    if (altered && (altered.status !== status || !isTrue(exchange.operation, altered))) tried.add(exchange.case);
    if (tried.size === most) break;
  }
  if (!isChanged && absent) return { name, kind, reason: absent };
  if (isChanged && tried.size === 0) return { name, kind, reason: 'The answer keeps the contract: it is open.' };
  const target = open();
  for (const each of tried) {
    const { faults } = await runCase(each, { ...optionsOf(name), target: altering(target, mutant, contract) });
    if (faults.length > 0) return { name, kind, foundBy: { name: each.name, fault: faults.join('; ').slice(0, 300) } };
  }
  return { name, kind };
}
