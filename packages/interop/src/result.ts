import type { Tool } from './tools.ts';

/** Result of a step: it passed where it has no fault. */
export interface StepResult {
  step: string;
  fault?: string;
  /** Reason from the known-failing list, where the fault is the tool's own. */
  known?: string;
}

/** Result of a tool. */
export interface ToolResult extends Pick<Tool, 'id' | 'name' | 'kind' | 'package' | 'bundle'> {
  seconds: number;
  /** Reason why it was not run. */
  missing?: string;
  steps: StepResult[];
  /** Entries of the known-failing list that are no longer true. */
  untrue: string[];
}

/** A run, as `results.json` keeps it. */
export interface InteropResults {
  time: string;
  machine: string;
  tools: ToolResult[];
}

/** Steps of a tool by how they went. */
export function countsOf({ steps }: ToolResult): { passed: number; known: number; failed: number } {
  const known = steps.filter((each) => each.fault !== undefined && each.known !== undefined).length;
  const passed = steps.filter(({ fault }) => fault === undefined).length;
  return { passed, known, failed: steps.length - passed - known };
}

/** True when something failed that no entry of the known-failing list explains, or an entry is no longer true. */
export const isFailure = (result: ToolResult): boolean => countsOf(result).failed > 0 || result.untrue.length > 0;
