import type { Target } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/bundle';
import { type Contract, keysOf, stepOf, valueAt } from '@dli-connections/contract/server';
import { brokenRule } from './broken.ts';
import { buildRequest, type Sender } from './build.ts';
import type { Case, Step } from './cases.ts';
import { expand } from './expand.ts';
import { answerOf, curlOf, type Failure } from './failure.ts';
import { judge, type Rules } from './judge.ts';
import { later } from './later.ts';
import { mismatch } from './match.ts';
import { wireProblem } from './wire.ts';

/** What a run needs besides the case. */
export interface RunOptions extends Omit<Sender, 'operations' | 'project_id'>, Rules {
  target: Target;
  /** The project of a case, by the name of the case: one for each keeps the cases apart. */
  projectOf: (name: string) => string;
  /** The project that a case knows as `$other`; by default its own with `other` after it. */
  otherOf?: (name: string) => string;
  /** The bundle, so that a failure can name what it breaks of an answer's schema. */
  bundle?: Bundle;
  /** Ends the target and starts it again on what it kept. */
  restart?: (() => Promise<void>) | undefined;
  /** Whether the target's texts are those of the reference handler: each fault named by its place. */
  likeReference?: boolean;
}

/** The outcome of a case: passed when there is no fault. */
export interface CaseResult {
  name: string;
  faults: string[];
  /** The status of the answer that is at fault; absent where there was none. */
  status?: number;
  failure?: Failure;
  /** Why the case says nothing: by the contract its request is not what it was meant to be. */
  idle?: string;
}

/** Runs one case, step by step, up to its first fault. */
export async function runCase(each: Case, options: RunOptions): Promise<CaseResult> {
  const { name, steps } = each;
  const project_id = options.projectOf(name);
  const saved: Record<string, unknown> = { other: options.otherOf?.(name) ?? `${project_id}other` };
  const own = { ...options, project_id };
  for (const [index, step] of steps.entries()) {
    if (step.restart) {
      if (!options.restart) return { name, faults: [], idle: 'the case needs a target that can be restarted' };
      await options.restart();
    }
    if (step.later) await later();
    const { faults, idle, status, ...failed } = await runTimes(step, own, saved);
    if (idle && each.about) return { name, faults: [], idle };
    if (faults.length === 0) continue;
    const failure = failed.failure && { ...failed.failure, rule: failed.rule ?? ruleOf(each, step, options.contract) };
    const told = steps.length > 1 ? faults.map((fault) => `step ${index + 1}: ${fault}`) : faults;
    return { name, faults: told, ...(status && { status }), ...(failure && { failure }) };
  }
  return { name, faults: [] };
}

/**
 * The rule that a case is about. For one that is about none, and for a request that the service has to refuse although it is
 * legal, it is what is said of the status that is expected.
 */
function ruleOf({ about, steps, rule }: Case, step: Step, contract: Contract): string {
  const isRefused = about?.claim === 'kept' && step.status >= 400;
  if (about && !isRefused && step === steps.at(-1)) return about.rules[0] ?? '';
  if (rule && step.status < 400) return rule;
  const responses = responsesOf(step, contract);
  return responses ? `${responses}/${step.status}` : '/paths';
}

/** Where the bundle has the answers of a step's operation. */
function responsesOf({ operation = '' }: Step, { operations }: Contract): string | undefined {
  const shape = operations[operation];
  return shape && `/paths${stepOf(shape.path)}/${shape.method.toLowerCase()}/responses`;
}

async function runTimes(step: Step, options: RunOptions & { project_id: string }, saved: Record<string, unknown>) {
  const { times = 1 } = step;
  let result: StepResult = { faults: [] };
  for (let index = 0; index < times && result.faults.length === 0; index++) {
    result = await runStep(step, options, times > 1 ? Object.assign(saved, { index }) : saved);
  }
  return result;
}

interface StepResult {
  faults: string[];
  status?: number;
  idle?: string;
  failure?: Omit<Failure, 'rule'>;
  rule?: string | undefined;
}

async function runStep(
  step: Step,
  options: RunOptions & { project_id: string },
  saved: Record<string, unknown>,
): Promise<StepResult> {
  const { target, contract } = options;
  const wired = buildRequest(step, { ...options, operations: contract.operations }, saved);

  const { url, ...init } = wired;
  const request = new Request(url, init);
  const problem = await wireProblem(request, contract, wired.body);
  const fault = claimFault(step, problem);
  if (fault) return { faults: [fault], idle: fault };

  let response: Response;
  let text: string;
  try {
    response = await target(request);
    text = await response.text();
  } catch (error) {
    const cause = (error as Error).cause;
    const answer = `no answer: ${error}${cause ? `, ${cause}` : ''}`;
    return { faults: [answer], failure: { request: curlOf(wired), answer } };
  }
  const observed = { status: response.status, headers: response.headers, text };
  const { body, faults, broken, isUnknown } = judge(observed, step.operation, options);
  faults.push(...expectationFaults(step, response.status, body, saved, options.likeReference ?? false));
  for (const [key, pointer] of Object.entries(step.save ?? {})) saved[key] = valueAt(body, keysOf(pointer));
  if (faults.length === 0) return { faults };
  const failure = { request: curlOf(wired), answer: answerOf(response.status, text) };
  const { bundle } = options;
  const rule = broken && bundle && brokenRule(bundle, step.operation ?? '', response.status, broken);
  const { status } = response;
  return { faults, status, failure, rule: isUnknown ? responsesOf(step, contract) : rule };
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

function expectationFaults(
  step: Step,
  status: number,
  body: unknown,
  saved: Record<string, unknown>,
  likeReference: boolean,
): string[] {
  const { error_code, error_msg } = (body ?? {}) as Record<string, unknown>;
  return [
    status === step.status
      ? undefined
      : `status ${status} instead of ${step.status}: ${JSON.stringify(body)?.slice(0, 300)}`,
    !likeReference || !step.violates || String(error_msg).includes(step.violates)
      ? undefined
      : `error_msg does not name ${step.violates}: ${error_msg}`,
    !likeReference || status < 400 || !step.keeps || !String(error_msg).includes(`${step.keeps} must`)
      ? undefined
      : `error_msg faults ${step.keeps}, which keeps its rule: ${error_msg}`,
    !step.error_code || error_code === step.error_code
      ? undefined
      : `error_code ${error_code} instead of ${step.error_code}`,
    step.match ? mismatch(expand(step.match, saved), body, likeReference) : undefined,
    step.wording && likeReference ? mismatch(expand(step.wording, saved), body, likeReference) : undefined,
  ].filter((fault) => fault !== undefined);
}
