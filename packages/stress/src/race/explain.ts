import { createModel } from '@dli-connections/handler/test/model';
import { carryOut } from '../rules.ts';
import type { StressCall } from '../send.ts';
import { viewOf } from '../view.ts';

/** A call and its answer, with the interval in which it was carried out. */
export interface RecordedCall extends StressCall {
  started: number;
  ended: number;
  /** `ok`, the text of a refusal, or the content of a list. */
  verdict: string;
  /** The identifier that a create returned. */
  created?: string | undefined;
}

/**
 * Finds an order of calls that explains their answers: run one by one, each gets the same answer, and no call precedes
 * one that had ended when it began. The search is that of Wing and Gong, and skips sets of calls that led to the same
 * state before (Lowe). Returns `undefined` if there is no such order: the calls were not atomic.
 *
 * @param projects whose connections make up the state.
 */
export function explain(
  history: readonly RecordedCall[],
  projects: readonly [string, ...string[]],
): RecordedCall[] | undefined {
  const dead = new Set<string>();

  function search(order: readonly RecordedCall[], rest: readonly RecordedCall[]): readonly RecordedCall[] | undefined {
    const state = replay(order, projects);
    if (state === undefined) return undefined;
    if (rest.length === 0) return order;
    const key = `${rest.map((step) => history.indexOf(step)).join()} ${state}`;
    if (dead.has(key)) return undefined;
    const soonest = Math.min(...rest.map(({ ended }) => ended));
    for (const step of rest.filter(({ started }) => started <= soonest)) {
      const found = search(
        [...order, step],
        rest.filter((each) => each !== step),
      );
      if (found) return found;
    }
    dead.add(key);
    return undefined;
  }
  return search([], history)?.slice();
}

/** The state after some calls in order; `undefined` if one of them would get another answer. */
function replay(order: readonly RecordedCall[], projects: readonly [string, ...string[]]): string | undefined {
  const model = createModel();
  const asTold = order.every((step) => carryOut(model, step, step.created) === step.verdict);
  return asTold ? viewOf(model, projects, projects[0]) : undefined;
}
