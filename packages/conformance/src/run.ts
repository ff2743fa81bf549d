import type { Bundle } from '@dli-connections/contract/bundle';
import { type Contract, stepOf } from '@dli-connections/contract/server';
import { runAlike } from './alike.ts';
import { brokenRule } from './broken.ts';
import type { Case, Step } from './cases.ts';
import { type ExchangeOptions, isBreak } from './exchange.ts';
import { expectationFaults } from './expect.ts';
import type { Failure } from './failure.ts';
import { later } from './later.ts';
import { inOwnProjects } from './own-project.ts';
import { wholeList } from './pages.ts';
import { runRace } from './race.ts';
import { saveFrom } from './save.ts';
import { type Sent, scriptOf } from './script.ts';
import { settled } from './settle.ts';

/** Inputs of a run besides the case. */
export interface RunOptions extends Omit<ExchangeOptions, 'project_id'> {
  /** The project of a case, by the name of the case: one for each keeps the cases apart. */
  projectOf: (name: string) => string;
  /** The project that a case knows as `$other`; by default its own with `other` after it. */
  otherOf?: (name: string) => string;
  /** End of the names of connections in projects that other runs use at the same time: letters and digits. */
  tag?: string;
  /** The bundle, so that a failure can name the broken rule of an answer's schema. */
  bundle?: Bundle;
  /** Names of failing queues, pools and networks, as cases know them. */
  failing?: Readonly<Record<string, string | undefined>>;
  /** Ends the target and starts it again on its data. */
  restart?: (() => Promise<void>) | undefined;
  /** Removes the connections of a case, so that it can run again in its project. */
  tidy?: (() => Promise<void>) | undefined;
  /** `true` if the target has the error texts of the reference handler, which name the place of each fault. */
  likeReference?: boolean;
  /** Names of the lists whose order is documented; none by default. */
  ordered?: ReadonlySet<string>;
}

/** The outcome of a case: passed when there is no fault. */
export interface CaseResult {
  name: string;
  faults: string[];
  /** The status of the answer that is at fault; absent if there was none. */
  status?: number;
  failure?: Failure;
  /** `true` if a project reached another project's data. */
  isLeak?: boolean;
  /** The result before, if the connection broke and the case ran again. */
  broken?: CaseResult;
  /** The reason why the case proves nothing, such as that the contract judges its request otherwise than intended. */
  idle?: string;
}

/** Inputs of the steps of a case. */
interface Own extends RunOptions {
  project_id: string;
  /** The requests so far that may have changed something. */
  changes: Sent[];
}

/**
 * Runs one case, step by step, up to its first fault. If the connection breaks, which a server may do to one that is idle
 * just when a request is sent on it, the case runs again, once, in another project: its first one may have changed.
 */
export async function runCase(each: Case, options: RunOptions): Promise<CaseResult> {
  const { isBroken, ...first } = await runServed(each, each.name, options);
  if (!isBroken) return first;
  await options.tidy?.();
  const { isBroken: _, ...again } = await runServed(each, `${each.name} again`, options);
  return { ...again, broken: first };
}

/** Runs a case. It shows nothing if the server refused one of its requests as too many and there was no time left to wait. */
async function runServed(each: Case, projectName: string, options: RunOptions): Promise<Once> {
  const before = options.busy?.refused;
  const result = await runOnce(each, projectName, options);
  if (result.faults.length === 0 || options.busy?.refused === before) return result;
  return { name: each.name, faults: [], idle: 'the server limited requests when the kit had stopped waiting' };
}

type Once = CaseResult & Pick<StepResult, 'isBroken'>;

async function runOnce(whole: Case, projectName: string, options: RunOptions): Promise<Once> {
  const each = inOwnProjects(whole, options.tag ?? 'kit');
  const { name, steps } = each;
  const project_id = options.projectOf(projectName);
  const other = options.otherOf?.(projectName) ?? `${project_id}other`;
  const saved: Record<string, unknown> = { own: project_id, other, ...options.failing };
  const restarts = steps.some(({ restart }) => restart);
  const own: Own = { ...options, project_id, restarts, changes: [] };
  for (const [index, step] of steps.entries()) {
    if (step.restart) {
      if (!options.restart) return { name, faults: [], idle: 'the case needs a target that can be restarted' };
      await options.restart();
    }
    if (step.later) await later();
    const { faults, idle, status, ...failed } = await runTimes(step, own, saved);
    if (idle && (each.about || faults.length === 0)) return { name, faults: [], idle };
    if (faults.length === 0) continue;
    const failure = failed.failure && {
      ...failed.failure,
      ...scriptOf(own.changes, failed.failure, saved),
      rule: failed.rule ?? ruleOf(each, step, options.contract),
    };
    const named = steps.length > 1 ? faults.map((fault) => `step ${index + 1}: ${fault}`) : faults;
    const isLeak = Number(status) < 300 && steps.slice(0, index + 1).some(isByAnother);
    return {
      ...{ name, faults: named, ...(status && { status }), ...(failure && { failure }) },
      ...(isLeak && { isLeak }),
      ...(failed.isBroken && { isBroken: true }),
    };
  }
  return (await afterSteps(each, own, saved)) ?? { name, faults: [] };
}

/** The requests of a case that are judged together: calls at once, or one that is compared with others. */
async function afterSteps(
  { name, rule = '', alike, race }: Case,
  options: Own,
  saved: Record<string, unknown>,
): Promise<Once | undefined> {
  // Peers that were bound or made at once have no order, on any target.
  const how = { likeReference: false, ordered: options.ordered ?? new Set<string>() };
  const result = alike ? await runAlike(alike, options, saved) : race && (await runRace(race, options, saved, how));
  if (!result) return undefined;
  const { failure, ...rest } = result;
  const whole = failure && { ...failure, ...scriptOf(options.changes, failure, saved), rule };
  return { name, ...rest, ...(whole && { failure: whole }) };
}

/** Returns true if a project other than that of the case calls, and does not only create something. */
const isByAnother = ({ path, operation }: Step) =>
  path?.project_id !== undefined && operation !== 'createEnhancedConnection';

/**
 * The rule that a case is about. If there is none, or the service has to refuse a legal request, it is the description
 * of the expected status.
 */
function ruleOf({ about, steps, rule }: Case, step: Step, contract: Contract): string {
  const isRefused = about?.claim === 'kept' && step.status >= 400;
  if (about && !isRefused && step === steps.at(-1)) return about.rules[0] ?? '';
  if (rule && step.status < 400) return rule;
  const responses = responsesOf(step, contract);
  return responses ? `${responses}/${step.status}` : '/paths';
}

/** Pointer to the answers of a step's operation in the bundle. */
function responsesOf({ operation = '' }: Step, { operations }: Contract): string | undefined {
  const shape = operations[operation];
  return shape && `/paths${stepOf(shape.path)}/${shape.method.toLowerCase()}/responses`;
}

async function runTimes(step: Step, options: Own, saved: Record<string, unknown>) {
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
  /** `true` if the connection broke. */
  isBroken?: boolean;
}

async function runStep(step: Step, options: Own, saved: Record<string, unknown>): Promise<StepResult> {
  const { contract, bundle, likeReference = false, ordered = new Set<string>() } = options;
  const first = await settled(step, options, saved);
  if (first.isPending) return { faults: [], idle: 'its peers were still being created when the kit stopped waiting' };
  const asked = await wholeList(step, first, options, saved);
  const { observed, body, problem, failure, broken, isUnknown } = asked;
  const fault = claimFault(step, problem);
  if (fault) return { faults: [fault], idle: fault };
  if (!observed) return { faults: asked.faults, failure, isBroken: isBreak(asked.faults.join()) };
  const { or, ...plain } = step;
  const isOther = or !== undefined && observed.status === or.status;
  const expected = isOther ? { status: or.status, error_code: or.error_code } : plain;
  const faults = [...asked.faults, ...expectationFaults(expected, asked, saved, { likeReference, ordered })];
  if (!isOther) saveFrom(step, body, saved);
  if (faults.length === 0) {
    const isRead = contract.operations[step.operation ?? '']?.method === 'GET';
    if (!isRead) options.changes.push({ ...failure, save: step.save });
    return { faults };
  }
  const rule = broken && bundle && brokenRule(bundle, step.operation ?? '', observed.status, broken);
  return { faults, status: observed.status, failure, rule: isUnknown ? responsesOf(step, contract) : rule };
}

/** A case that goes beyond the contract is itself at fault: this prevents false alarms and empty cases. */
function claimFault(step: Step, problem: string | undefined): string | undefined {
  if (step.violates && !problem?.includes(step.violates)) {
    return `the case claims that the request violates ${step.violates}; by the contract it ${problem ? `violates another rule: ${problem}` : 'is legal'}`;
  }
  const legal = step.status < 400 && !step.or;
  if (legal && problem) return `the case claims that the request is legal; by the contract it is not: ${problem}`;
  return undefined;
}
