import { createModel } from '@dli-connections/handler/test/model';
import { carryOut } from '../rules.ts';
import type { Call } from '../send.ts';
import { viewOf } from '../view.ts';

/** A call and its answer, with the times between which it was carried out. */
export interface Step extends Call {
  started: number;
  ended: number;
  /** `ok`, the text of a refusal, or what a list showed. */
  verdict: string;
  /** The identifier that a create gave out. */
  created?: string | undefined;
}

/**
 * An order of calls that explains their answers: carried out one after the other, each is answered as it was, and none
 * comes before one that had ended when it began. Found as Wing and Gong do, without going on twice from where the same
 * calls are left in the same state (Lowe). `undefined` where there is none: then they were not atomic.
 *
 * @param projects whose connections make up the state.
 */
export function explain(history: readonly Step[], projects: readonly [string, ...string[]]): Step[] | undefined {
  const dead = new Set<string>();

  function search(order: readonly Step[], rest: readonly Step[]): readonly Step[] | undefined {
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

/** The state after some calls in their order; `undefined` where one of them would have been answered otherwise. */
function replay(order: readonly Step[], projects: readonly [string, ...string[]]): string | undefined {
  const model = createModel();
  const asTold = order.every((step) => carryOut(model, step, step.created) === step.verdict);
  return asTold ? viewOf(model, projects, projects[0]) : undefined;
}
