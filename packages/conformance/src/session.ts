import { createHash } from 'node:crypto';
import type { Target } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { createRandom } from '@dli-connections/lab/random';
import type { Case } from './cases.ts';
import { errorFields } from './errors.ts';
import { requestExamples } from './examples.ts';
import { covers, type KnownFailing, untrue } from './known-failing.ts';
import { orderedLists } from './orders.ts';
import { type CaseResult, runCase } from './run.ts';
import { type LeftOut, type Selection, select } from './select.ts';
import type { Suite } from './suite.ts';
import { track } from './track.ts';

/** How long a run waits for peerings that are being made, in milliseconds. */
const patience = 60_000;

/** What a whole run needs. */
export interface SessionOptions extends Omit<Selection, 'oneProject'> {
  /** What the target is called in reports. */
  name: string;
  target: Target;
  bundle: Bundle;
  contract: Contract;
  suite: Suite;
  endpoint?: string;
  /** The one project that everything is done in; without it each case has one of its own. */
  project?: string | undefined;
  /** Gives the order of the cases, and the projects where each case has its own. */
  seed?: number;
  /** How long to wait, over the whole run, for peerings that are being made, in milliseconds. */
  patience?: number;
  known?: readonly KnownFailing[];
  /** Told after each case. */
  onProgress?: (done: number, total: number, failed: number) => void;
  /** Ends the run after the case that is running. */
  signal?: AbortSignal | undefined;
}

/** How a case went, once the list of known failures is taken into account. */
export type Outcome = 'passed' | 'failed' | 'failed as expected' | 'idle';

/** A case with how it went. */
export interface Ran {
  case: Case;
  outcome: Outcome;
  result: CaseResult;
  /** Why it was known to fail. */
  reason?: string;
}

/** All that a run showed. */
export interface Session {
  name: string;
  seed: number;
  ran: Ran[];
  leftOut: LeftOut[];
  /** Whether it was ended before its time. */
  interrupted: boolean;
  /** What was made and could not be deleted. */
  remains: string[];
}

/** Asks a target all that is selected, one case after the other, and removes what it made. */
export async function runSession(options: SessionOptions): Promise<Session> {
  const { name, contract, suite, seed = 1, known = [], signal, onProgress } = options;
  const cases: Case[] = [...suite.derived, ...suite.behaviours];
  const { run, leftOut } = select(cases, contract.operations, {
    ...options,
    oneProject: options.project !== undefined,
  });
  const { target, cleanUp } = track(options.target, contract.operations);
  const own = (of: string) => createHash('sha256').update(`${seed} ${of}`).digest('hex').slice(0, 32);
  const sender = {
    target,
    bundle: options.bundle,
    contract,
    projectOf: (of: string) => options.project ?? own(of),
    otherOf: (of: string) => own(`${of} other`),
    examples: requestExamples(options.bundle),
    envelope: errorFields(options.bundle),
    likeReference: options.likeReference ?? false,
    ordered: orderedLists(options.bundle),
    patience: { left: options.patience ?? patience },
    restart: options.restart,
    endpoint: options.endpoint ?? 'http://dli.test',
    token: options.token ?? 'any',
    foreignToken: options.foreignToken,
    keys: options.keys,
  };
  const ran: Ran[] = [];
  const remains: string[] = [];
  let failed = 0;
  for (const each of createRandom(seed).shuffle(run)) {
    if (signal?.aborted) break;
    const entry = outcomeOf(each, await runCase(each, sender), known);
    ran.push(entry);
    if (entry.outcome === 'failed') failed += 1;
    // In one project the next case may want the name that this one took.
    if (options.project !== undefined) remains.push(...(await cleanUp()));
    onProgress?.(ran.length, run.length, failed);
  }
  remains.push(...(await cleanUp()));
  return { name, seed, ran, leftOut, interrupted: ran.length < run.length, remains };
}

/** How a case went, with the list of known failures. */
export function outcomeOf(each: Case, result: CaseResult, known: readonly KnownFailing[]): Ran {
  const entry = known.find((listed) => covers(listed, each.name));
  if (result.idle) return { case: each, outcome: 'idle', result };
  if (!entry) return { case: each, outcome: result.faults.length > 0 ? 'failed' : 'passed', result };
  const faults = untrue(entry, result);
  if (faults.length === 0) return { case: each, outcome: 'failed as expected', result, reason: entry.reason };
  return { case: each, outcome: 'failed', result: { ...result, faults } };
}
