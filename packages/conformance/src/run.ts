import type { Target } from '@dli-connections/contract';
import { type Contract, keysOf, valueAt } from '@dli-connections/contract/server';
import { buildRequest, type Sender } from './build.ts';
import type { Case, Step } from './cases.ts';
import { expand } from './expand.ts';
import { judge } from './judge.ts';
import { mismatch } from './match.ts';
import { wireProblem } from './wire.ts';

/** What a run needs besides the case. */
export interface RunOptions extends Omit<Sender, 'operations' | 'project_id'> {
  target: Target;
  /** The project of a case, by the name of the case: one for each keeps the cases apart. */
  projectOf: (name: string) => string;
  /** The contract that the verdicts are taken from. */
  contract: Contract;
}

/** The outcome of a case: passed when there is no fault. */
export interface CaseResult {
  name: string;
  faults: string[];
}

/** Runs one case, step by step, up to its first fault. */
export async function runCase({ name, steps }: Case, options: RunOptions): Promise<CaseResult> {
  const saved: Record<string, unknown> = {};
  for (const [index, step] of steps.entries()) {
    const faults = await runStep(step, { ...options, project_id: options.projectOf(name) }, saved);
    if (faults.length > 0)
      return { name, faults: steps.length > 1 ? faults.map((fault) => `step ${index + 1}: ${fault}`) : faults };
  }
  return { name, faults: [] };
}

async function runStep(
  step: Step,
  options: RunOptions & { project_id: string },
  saved: Record<string, unknown>,
): Promise<string[]> {
  const { target, contract } = options;
  const request = buildRequest(step, { ...options, operations: contract.operations }, saved);

  const problem = await wireProblem(request, contract);
  const fault = claimFault(step, problem);
  if (fault) return [fault];

  let response: Response;
  let text: string;
  try {
    response = await target(request);
    text = await response.text();
  } catch (error) {
    return [`no answer: ${error}${(error as Error).cause ? `, ${(error as Error).cause}` : ''}`];
  }
  const { body, faults } = judge(
    { status: response.status, headers: response.headers, text },
    step.operation,
    contract,
  );
  faults.push(...expectationFaults(step, response.status, body, saved));
  for (const [key, pointer] of Object.entries(step.save ?? {})) saved[key] = valueAt(body, keysOf(pointer));
  return faults;
}

/** A case that says what the contract does not say is itself at fault: no false alarm, and no empty one. */
function claimFault(step: Step, problem: string | undefined): string | undefined {
  if (step.violates && !problem?.includes(step.violates)) {
    return `the case claims that the request violates ${step.violates}; by the contract it ${problem ? `violates another rule: ${problem}` : 'is legal'}`;
  }
  const legal = step.status < 400;
  if (legal && problem) return `the case claims that the request is legal; by the contract it is not: ${problem}`;
  return undefined;
}

function expectationFaults(step: Step, status: number, body: unknown, saved: Record<string, unknown>): string[] {
  const { error_code, error_msg } = (body ?? {}) as Record<string, unknown>;
  return [
    status === step.status
      ? undefined
      : `status ${status} instead of ${step.status}: ${JSON.stringify(body)?.slice(0, 300)}`,
    !step.violates || String(error_msg).includes(step.violates)
      ? undefined
      : `error_msg does not name ${step.violates}: ${error_msg}`,
    !step.error_code || error_code === step.error_code
      ? undefined
      : `error_code ${error_code} instead of ${step.error_code}`,
    step.match ? mismatch(expand(step.match, saved), body) : undefined,
  ].filter((fault) => fault !== undefined);
}
