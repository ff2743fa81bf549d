import type { Wired } from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { createRouter } from '@dli-connections/contract/server';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { defects, operate } from './body.ts';
import type { Corpus } from './corpus.ts';
import { disown, dress, mislead } from './head.ts';

const route = createRouter(operations);

/** A generated request, with its expected result. */
export interface Made {
  request: Wired;
  /** Reason why it must be refused; `undefined` if that is unknown. */
  wrong?: string | undefined;
  /** The only allowed statuses, if they are known. */
  statuses?: readonly number[] | undefined;
}

/** Generates the request of a seed. */
export type Make = (seed: number, corpus: Corpus) => Made | Promise<Made>;

/** A request of the corpus with some random changes, all derived from the seed. */
export function make(seed: number, { requests, legal }: Corpus): Made {
  const random = createRandom(seed);
  const hurt = random.chance(0.25);
  let request = random.pick(hurt || random.chance(0.5) ? legal : requests);
  if (hurt) return withDefect(random, request);
  if (random.chance(0.2)) request = mislead(random, request);
  if (random.chance(0.2)) request = dress(random, request);
  for (let times = random.nat(3); times > 0; times--) request = operate(random, request);
  if (random.chance(0.05)) return { request: disown(random, request), statuses: [401, 404] };
  return { request };
}

/** A legal request with a defect, if its operation takes a body. */
function withDefect(random: Random, request: Wired): Made {
  const { body } = request;
  const operationId = routeOf(request);
  // An operation without a body ignores any body.
  if (!body || !operationId || !operations[operationId].body) return { request };
  const wrong = random.pick(Object.keys(defects));
  const changed = defects[wrong]?.(random, { ...request, body });
  return changed ? { request: { ...request, ...changed }, wrong } : { request };
}

/** The operation of a request. */
export function routeOf({ method, url }: Wired) {
  // The router returns names of the table it was built from.
  return route(method, new URL(url).pathname)?.operationId as keyof typeof operations | undefined;
}
