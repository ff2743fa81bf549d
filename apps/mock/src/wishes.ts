import { randomUUID } from 'node:crypto';
import { createChance } from './chance.ts';
import type { PrismOperation } from './operations.ts';
import type { Wish } from './prefer.ts';

/** How a mock answers where a request does not say. */
export interface Habits {
  /** Answer with made-up values in place of examples. */
  dynamic?: boolean;
  /** Makes what is made up, and which requests fail, the same in every run. */
  seed?: string | undefined;
  /** Share of the legal requests, 0 to 1, that are answered with a documented error. */
  errors?: number;
}

/** Completes what a request asks for by the habits of the mock. */
export function createWishes({ dynamic = false, seed, errors = 0 }: Habits) {
  const chance = createChance(seed);
  return (asked: Partial<Wish>, { responses }: PrismOperation): Wish => {
    const wish = {
      dynamic: dynamic && asked.exampleKey === undefined,
      // Prism keeps the last seed for requests that come without one, so there is none without.
      seed: seed ?? randomUUID(),
      ...asked,
    };
    const particular = asked.code !== undefined || asked.exampleKey !== undefined;
    if (particular || errors === 0 || chance() >= errors) return wish;
    const failures = responses.map(({ code }) => Number(code)).filter((code) => code >= 400);
    const code = failures[Math.floor(chance() * failures.length)];
    return code === undefined ? wish : { ...wish, code };
  };
}
