import { randomUUID } from 'node:crypto';
import type { Habits } from './api.ts';
import { createChance } from './chance.ts';
import type { PrismOperation } from './operations.ts';
import type { Wish } from './prefer.ts';

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
