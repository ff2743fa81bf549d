import type { Target } from '@dli-connections/contract';
import type { Case } from '../cases.ts';
import { type RunOptions, runCase } from '../run.ts';

/** A deliberate fault, and the case that found it. */
export interface Graded {
  name: string;
  /** The first case that fails, and how; `undefined` when the fault is not found. */
  foundBy: { name: string; fault: string } | undefined;
}

/** The first fault that some cases find in a target. */
export async function firstFault(
  cases: Iterable<Case>,
  target: Target,
  options: Omit<RunOptions, 'target'>,
): Promise<Graded['foundBy']> {
  for (const each of cases) {
    const { name, faults } = await runCase(each, { ...options, target });
    if (faults.length > 0) return { name, fault: faults.join('; ') };
  }
  return undefined;
}

/**
 * The cases that may find a broken rule: those that are about its schema, the rule itself first, and the behaviours of its
 * operations. Others know nothing of it, so leaving them out can only lower a score.
 */
export function* nearest(cases: readonly Case[], constraint: string, operations: readonly string[]): Generator<Case> {
  const schema = constraint.replace(/\/(?:required\/[^/]+|[^/]+)$/, '');
  const isAbout = (each: Case, test: (rule: string) => boolean) => each.about?.rules.some(test) ?? false;
  const near = cases.filter((each) => isAbout(each, (rule) => rule.startsWith(schema)));
  const itself = near.filter((each) => isAbout(each, (rule) => rule === constraint));
  const behaviours = cases.filter(
    ({ about, steps }) => !about && steps.some(({ operation }) => operation && operations.includes(operation)),
  );
  for (const each of new Set([...itself, ...near, ...behaviours].sort(byWeight))) yield each;
}

const byWeight = (a: Case, b: Case) => weight(a) - weight(b);

/** Large requests last. */
function weight({ name }: Case): number {
  return /maxItems|max-body|mib|20000/.test(name) ? 1 : 0;
}
