import { isDeepStrictEqual } from 'node:util';
import type { Expectation } from './expectations.ts';
import type { StepResult } from './result.ts';

/** A line that a driver reports. */
export interface Line {
  step: string;
  seen?: unknown;
  error?: string;
}

/** Maximum length of a step's error, in characters. */
const errorLimit = 600;

/** The lines of a driver by their steps; other output is dropped. */
export function linesIn(output: string): Map<string, Line> {
  const lines = output.split('\n').filter((line) => line.startsWith('{"'));
  return new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.step, line]));
}

/** Compares the results of a driver with the expected ones. */
export function compare(expected: readonly Expectation[], lines: ReadonlyMap<string, Line>): StepResult[] {
  return expected.map(({ step, seen }) => {
    const line = lines.get(step);
    if (line === undefined) return { step, fault: 'not reported' };
    if (line.error !== undefined) return { step, fault: line.error.slice(0, errorLimit) };
    if (isDeepStrictEqual(line.seen, seen)) return { step };
    return { step, fault: `saw ${JSON.stringify(line.seen)}, not ${JSON.stringify(seen)}` };
  });
}
