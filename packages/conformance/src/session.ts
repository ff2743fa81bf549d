import { createHash } from 'node:crypto';
import type { Target } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { createRandom } from '@dli-connections/lab/random';
import type { Case } from './cases.ts';
import { resultFields } from './errors.ts';
import { answerExamples, requestExamples } from './examples.ts';
import { ServerGone } from './exchange.ts';
import { firstStep } from './first-step.ts';
import { covers, type KnownFailing, untrue } from './known-failing.ts';
import { createOneProject } from './one-project.ts';
import { orderedLists } from './orders.ts';
import { type CaseResult, runCase } from './run.ts';
import { type LeftOut, looksAround, type Selection, select } from './select.ts';
import type { Suite } from './suite.ts';
import { track } from './track.ts';

/** Time that a run waits for peerings that are being made, in milliseconds. */
const patience = 60_000;

/** Time that a run waits for a server that limits the rate of requests, in milliseconds. */
const busyTime = 300_000;

/** Broken connections that a run tolerates, since the network may be at fault. */
const mostBroken = 3;

/** The point at which a run stops early: after the first failure, after a failed plain create, or never. */
export type StopAt = 'failure' | 'create' | 'nowhere';

/** The first cases: most others start with a create. */
const plainCreate = ['createEnhancedConnection/only-required', 'createEnhancedConnection/vendor-sample'];

/** Inputs of a whole run. */
export interface SessionOptions extends Omit<Selection, 'oneProject'> {
  /** Name of the target in reports. */
  name: string;
  target: Target;
  bundle: Bundle;
  contract: Contract;
  suite: Suite;
  endpoint?: string;
  /** The one project for all cases; without it each case has its own. */
  project?: string | undefined;
  /** Gives the order of the cases, and the projects where each case has its own. */
  seed?: number;
  /**
   * Name of this run, which is part of those project ids as well: runs with one seed and different names share no
   * project, so the second finds no data of the first on a durable server. Empty by default.
   */
  run?: string;
  /** Time to wait for peerings that are being made, over the whole run, in milliseconds. */
  patience?: number;
  /** Time to wait for a server that limits the rate of requests, over the whole run, in milliseconds. */
  busy?: number;
  known?: readonly KnownFailing[];
  /** Called after each case. */
  onProgress?: (done: number, total: number, failed: number) => void;
  /** The point at which the run stops early; never by default. */
  stopAt?: StopAt;
  /** Called after a missing answer. Returns true if the server no longer listens. */
  isGone?: () => Promise<boolean>;
  /** Ends the run after the case that is running. */
  signal?: AbortSignal | undefined;
}

/** The outcome of a case by the list of known failures. */
export type CaseOutcome = 'passed' | 'failed' | 'failed as expected' | 'idle';

/** A case and its outcome. */
export interface Ran {
  case: Case;
  outcome: CaseOutcome;
  result: CaseResult;
  /** The reason why it was known to fail. */
  reason?: string;
}

/** The results of a run. */
export interface Session {
  name: string;
  seed: number;
  ran: Ran[];
  leftOut: LeftOut[];
  /** The reason why the remaining cases were not run, if the run stopped by itself. */
  stopped?: string;
  /** `true` if it was interrupted. */
  interrupted: boolean;
  /** Connections that the run made and could not delete. */
  remains: string[];
  /** Cases whose connection broke once, each with its first fault. */
  broken: string[];
}

/** Runs the selected cases on a target, one after the other, and removes the connections that they made. */
export async function runSession(options: SessionOptions): Promise<Session> {
  const { name, contract, suite, seed = 1, known = [], signal, onProgress, project } = options;
  const cases: Case[] = [...suite.derived, ...suite.behaviours];
  const selected = select(cases, contract.operations, { ...options, oneProject: project !== undefined });
  const { run, leftOut } = withoutLeftOut(selected, known);
  const { cleanUp, ...tracked } = track(options.target, contract.operations, options.endpoint);
  const remains: string[] = [];
  const tidy = async () => void remains.push(...(await cleanUp()));
  const sender = { ...senderOf(options), ...tracked, ...(project !== undefined && { tidy }) };
  const only = project === undefined ? undefined : createOneProject({ ...sender, project_id: project });
  const ran: Ran[] = [];
  const broken: string[] = [];
  let [done, failed] = [0, 0];
  let stopped: string | undefined;
  for (const each of firstCreates(createRandom(seed).shuffle(run))) {
    if (signal?.aborted || stopped) break;
    done += 1;
    const reason = only && looksAround(each) ? await only.look() : undefined;
    if (reason) {
      leftOut.push({ case: each, reason });
      continue;
    }
    const result = await named(each, runCase(each, { ...sender, skipping: only?.skipping }));
    if (result.broken) broken.push(`${each.name}: ${result.broken.faults[0]}`);
    const entry = outcomeOf(each, broken.length > mostBroken ? withBreak(result) : result, known);
    ran.push(entry);
    if (entry.outcome === 'failed') {
      failed += 1;
      stopped = stopAfter(entry, options.bundle, options.stopAt);
    }
    // In one project the next case may want the name that this one took.
    if (only) await tidy();
    onProgress?.(done, run.length, failed);
  }
  await tidy();
  const interrupted = done < run.length && !stopped;
  return { name, seed, ran, leftOut, ...(stopped && { stopped }), interrupted, remains, broken };
}

/** The inputs of every request of a run. */
function senderOf(options: SessionOptions) {
  const { bundle, contract, project, seed = 1, patience: time = patience, busy = busyTime } = options;
  const own = (of: string) =>
    createHash('sha256')
      .update(`${seed} ${of}${options.run ?? ''}`)
      .digest('hex')
      .slice(0, 32);
  return {
    bundle,
    contract,
    projectOf: (of: string) => project ?? own(of),
    tag: own('names').slice(0, 8),
    // It begins with the identifier of the case's own project: a server that compares prefixes mixes them up.
    otherOf: (of: string) => `${own(of)}a`,
    examples: requestExamples(bundle),
    result: resultFields(bundle),
    ids: new Set<string>(),
    likeReference: options.likeReference ?? false,
    ordered: orderedLists(bundle),
    patience: { left: time, each: time / 3 },
    busy: { left: busy, each: busy / 3 },
    restart: options.restart,
    endpoint: options.endpoint ?? 'http://dli.test',
    token: options.token ?? 'any',
    foreignToken: options.foreignToken,
    keys: options.keys,
    failing: options.failing ?? {},
    isGone: options.isGone,
  };
}

const isFirst = ({ name }: Case) => plainCreate.includes(name);

/** Cases in their order, the plain creates first. */
const firstCreates = (cases: readonly Case[]) => [...cases.filter(isFirst), ...cases.filter((each) => !isFirst(each))];

/** The reason why the run ends with a case that failed; `undefined` if it goes on. */
function stopAfter({ case: each, result }: Ran, bundle: Bundle, stopAt: StopAt = 'nowhere'): string | undefined {
  if (stopAt === 'failure') return 'a case failed (--bail)';
  if (stopAt !== 'create' || !isFirst(each)) return undefined;
  const example = answerExamples(bundle).find(({ operationId }) => operationId === 'createEnhancedConnection');
  return firstStep(result, JSON.stringify(example?.body));
}

/** The result of a case whose connection broke, where too many did in this run. */
function withBreak(result: CaseResult): CaseResult {
  const { broken, faults } = result;
  if (!broken || faults.length > 0) return result;
  return { ...broken, faults: [`${broken.faults[0]}; more than ${mostBroken} connections broke in this run`] };
}

/** The outcome of a case; where the server is gone with it, the error names the case. */
function named({ name }: Case, result: Promise<CaseResult>): Promise<CaseResult> {
  return result.catch((error: unknown) => {
    throw error instanceof ServerGone
      ? new ServerGone(`in ${name} ${error.message}`, error.requests, error.files)
      : error;
  });
}

/** The outcome of a case, with the list of known failures. */
export function outcomeOf(each: Case, result: CaseResult, known: readonly KnownFailing[]): Ran {
  const entry = known.find((listed) => covers(listed, each.name));
  if (result.idle) return { case: each, outcome: 'idle', result };
  if (!entry) return { case: each, outcome: result.faults.length > 0 ? 'failed' : 'passed', result };
  const faults = untrue(entry, result);
  if (result.faults.length === 0 && faults.length === 0) return { case: each, outcome: 'passed', result };
  if (faults.length === 0) return { case: each, outcome: 'failed as expected', result, reason: entry.reason };
  return { case: each, outcome: 'failed', result: { ...result, faults } };
}

/** Leaves out the cases that the list of known failures excludes. */
function withoutLeftOut({ run, leftOut }: { run: Case[]; leftOut: LeftOut[] }, known: readonly KnownFailing[]) {
  const entryOf = ({ name }: Case) => known.find((entry) => entry.leftOut && covers(entry, name));
  const unasked = run.flatMap((each) => {
    const entry = entryOf(each);
    return entry ? [{ case: each, reason: entry.reason }] : [];
  });
  return { run: run.filter((each) => !entryOf(each)), leftOut: [...leftOut, ...unasked] };
}
