import type { Target } from '@dli-connections/contract';
import type { Case } from '../cases.ts';
import { type RunOptions, runCase } from '../run.ts';

/** The first fault that some cases find in a target. */
export async function firstFault(
  cases: Iterable<Case>,
  target: Target,
  options: Omit<RunOptions, 'target'>,
): Promise<{ name: string; fault: string } | undefined> {
  for (const each of cases) {
    const { name, faults } = await runCase(each, { ...options, target });
    if (faults.length > 0) return { name, fault: faults.join('; ') };
  }
  return undefined;
}
