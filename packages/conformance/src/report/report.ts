import type { Bundle } from '@dli-connections/contract/bundle';
import type { CaseOutcome, Ran, Session } from '../session.ts';
import { type Cell, cubeOf, type Waiver } from './cube.ts';
import type { LineOf } from './lines.ts';
import { reasonOf } from './reason.ts';

/** A case that a target fails. */
export interface Failed {
  name: string;
  faults: string[];
  /** The rule that is broken, by its line in the bundle. */
  rule: string;
  /** The bundle's rule there. */
  reason: string;
  /** Earlier requests that the state depends on. */
  before?: readonly string[];
  request: string;
  answer: string;
  /** `true` if a project reached another project's data. */
  isLeak?: boolean;
}

/** The report of one target. */
export interface Report {
  target: string;
  seed: number;
  total: number;
  counts: Record<CaseOutcome, number>;
  leftOut: { reason: string; cases: number }[];
  interrupted: boolean;
  /** The reason why the remaining cases were not run, if the run stopped by itself. */
  stopped?: string;
  remains: string[];
  /** Cases whose connection broke once, each with its first fault. They ran again. */
  broken?: string[];
  /** Share of the cube that is passed, failed or waived, from 0 to 1. */
  coverage: number;
  failures: Failed[];
  cube: Cell[];
}

/** The report of a run. It has no times, so that equal runs give equal bytes. */
export function reportOf(session: Session, bundle: Bundle, waivers: readonly Waiver[], lineOf: LineOf): Report {
  const { name, seed, ran, interrupted, remains, broken, stopped } = session;
  const count = (outcome: CaseOutcome) => ran.filter((each) => each.outcome === outcome).length;
  const cube = cubeOf(bundle, session, waivers);
  const reasons = Map.groupBy(session.leftOut, ({ reason }) => reason);
  const sorted = plainFirst(ran.filter(({ outcome }) => outcome === 'failed'));
  return {
    target: name,
    seed,
    total: ran.length,
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      'failed as expected': count('failed as expected'),
      idle: count('idle'),
    },
    leftOut: [...reasons].map(([reason, cases]) => ({ reason, cases: cases.length })),
    interrupted,
    ...(stopped && { stopped }),
    remains,
    ...(broken.length > 0 && { broken }),
    coverage: cube.filter(({ state }) => state !== 'not covered').length / cube.length,
    failures: sorted.map(({ case: each, result }) => ({
      name: each.name,
      faults: result.faults,
      rule: result.failure ? lineOf(result.failure.rule) : '',
      reason: result.failure ? reasonOf(bundle, result.failure.rule) : '',
      ...(result.failure?.before && { before: result.failure.before }),
      request: result.failure?.request ?? '',
      answer: result.failure?.answer ?? '',
      ...(result.isLeak && { isLeak: true }),
    })),
    cube,
  };
}

/** Failed cases, legal requests before invalid ones, and of these the shorter first: they say more about what to mend. */
function plainFirst(failed: readonly Ran[]): Ran[] {
  const rated = failed.map((each) => {
    const { steps, race, name } = each.case;
    const isInvalid = steps.some(({ violates }) => violates !== undefined);
    const length = (each.result.failure?.request ?? '').length;
    return { each, rate: [Number(isInvalid), Number(race !== undefined), steps.length, length], name };
  });
  const compare = (one: readonly number[], other: readonly number[]) =>
    one.map((rate, at) => rate - (other[at] ?? 0)).find((difference) => difference !== 0);
  rated.sort((a, b) => compare(a.rate, b.rate) ?? (a.name < b.name ? -1 : 1));
  return rated.map(({ each }) => each);
}
