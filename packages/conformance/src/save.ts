import { keysOf } from '@dli-connections/contract/server';
import type { Step } from './cases.ts';

/** Saves values of an answer for later steps. */
export function saveFrom({ save = {} }: Step, body: unknown, saved: Record<string, unknown>): void {
  for (const [name, pointer] of Object.entries(save)) saved[name] = pick(body, keysOf(pointer));
}

/** The value at a pointer, in which `name=q1` is the item of a list that has this name. */
function pick(body: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    const [, name, wanted] = /^(\w+)=(.*)$/.exec(key) ?? [];
    if (!name) return (value as Record<string, unknown> | null | undefined)?.[key];
    return Array.isArray(value) ? value.find((each) => each?.[name] === wanted) : undefined;
  }, body);
}
