import { randomUUID } from 'node:crypto';
import type { Habits } from './api.ts';
import { createChance } from './chance.ts';
import { statusOf } from './choose.ts';
import type { DocumentedOperation } from './documented.ts';
import type { Wish } from './prefer.ts';

/** Completes the preferences of a request by the defaults of the mock. */
export function createWishes({ dynamic = false, seed, errors = 0 }: Habits) {
  const chance = createChance(seed);
  return (asked: Partial<Wish>, { responses }: DocumentedOperation): Wish => {
    const isDynamic = asked.dynamic ?? (dynamic && asked.example === undefined);
    const wish = { ...asked, dynamic: isDynamic, seed: isDynamic ? (asked.seed ?? seed ?? randomUUID()) : undefined };
    const particular = asked.code !== undefined || asked.example !== undefined;
    if (particular || errors === 0 || chance() >= errors) return wish;
    const failures = responses.map(({ code }) => statusOf(code)).filter((code) => code >= 400);
    const code = failures[Math.floor(chance() * failures.length)];
    return code === undefined ? wish : { ...wish, code };
  };
}
