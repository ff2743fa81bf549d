import type { Target } from '@dli-connections/contract';
import { type AnswerMutant, type Graded, runCase, type Trace } from '../src/index.ts';
import { altering, type answerOf } from './altering.ts';
import { contract, optionsOf } from './setting.ts';

/** Whether an answer is one that the true contract documents. */
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

/** How many cases that see a wrong answer may fail to notice it, before it counts as not noticed. */
const most = 5;

/**
 * The case that notices wrong answers of a target, if there is one. `absent` is why no answer may have what a mutant is
 * about.
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
  const changed = asked.flatMap((exchange) => {
    const altered = mutant.alter({ status, headers: exchange.text === '' ? {} : headers, text: exchange.text });
    return altered ? [{ case: exchange.case, operation: exchange.operation, altered }] : [];
  });
  if (changed.length === 0 && absent) return { name, kind, reason: absent };
  // A status that is documented for something else is wrong by what the case expects, not by its form.
  const wrong = changed.filter((each) => each.altered.status !== status || !isTrue(each.operation, each.altered));
  if (wrong.length === 0 && changed.length > 0)
    return { name, kind, reason: 'The answer keeps the contract: it is open.' };
  const tried = [...new Set(wrong.map((each) => each.case))].slice(0, most);
  const target = open();
  for (const each of tried) {
    const { faults } = await runCase(each, { ...optionsOf(name), target: altering(target, mutant, contract) });
    if (faults.length > 0) return { name, kind, foundBy: { name: each.name, fault: faults.join('; ').slice(0, 300) } };
  }
  return { name, kind };
}
