import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFolder } from './folders.ts';
import type { StepResult } from './result.ts';

/** Steps that a tool fails by a fault of its own. */
export interface KnownFailing {
  /** Identifier of the tool. */
  tool: string;
  /** Names of steps; `*` stands for any text. */
  steps: string[];
  reason: string;
  /** Smallest input that shows the fault. */
  input: string;
}

/** The list of `known-failing.yaml`. */
export const loadKnownFailing = (): KnownFailing[] =>
  parse(readFileSync(new URL('known-failing.yaml', packageFolder), 'utf8')) as KnownFailing[];

/** Marks the faults that the list explains, and names outdated entries: those that match no failure. */
export function explain(
  tool: string,
  steps: readonly StepResult[],
  list: readonly KnownFailing[],
): { steps: StepResult[]; untrue: string[] } {
  const patterns = list
    .filter((entry) => entry.tool === tool)
    .flatMap((entry) => entry.steps.map((pattern) => ({ pattern, test: globOf(pattern), reason: entry.reason })));
  const untrue = patterns.flatMap(({ pattern, test, reason }) => {
    const named = steps.filter(({ step }) => test.test(step));
    const passing = named.filter(({ fault }) => fault === undefined).map(({ step }) => step);
    if (named.length === 0) return [`no step is named ${pattern}, which is listed as known to fail ("${reason}")`];
    return passing.map(
      (step) => `${step} passes, but is listed as known to fail ("${reason}"): remove it from the list`,
    );
  });
  const explained = steps.map((step): StepResult => {
    const entry = step.fault === undefined ? undefined : patterns.find(({ test }) => test.test(step.step));
    return entry ? { ...step, known: entry.reason } : step;
  });
  return { steps: explained, untrue };
}

// Names of steps have letters, digits and dashes only.
const globOf = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
