/** Throws a TypeError for an invalid option or argument. */
export type Check = (name: string, value: unknown) => void;

/** Throws a TypeError that names the valid values of an option or argument, unless the condition holds. */
export function must(holds: boolean, name: string, what: string): asserts holds {
  if (!holds) throw new TypeError(`${name} must be ${what}`);
}

/** True for an object of named fields, also one of a class or of `import *`, but not for a Promise, a Map or a signal. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return /t (Object|Module)/.test({}.toString.call(value));
}

const isFunction = (value: unknown) => typeof value === 'function';

/** True for anything that has functions of all these names. */
export function hasFunctions(value: unknown, names: readonly string[]): boolean {
  return names.every((name) => isFunction((value as Record<string, unknown> | null)?.[name]));
}

/** Checks the client argument of functions that call one of its methods. */
export const checkClient = (client: unknown, method: string): void =>
  must(hasFunctions(client, [method]), 'client', `a client with ${method}`);

export const checkFunction: Check = (name, value) => must(isFunction(value), name, 'a function');

/** The longest delay of timers in all runtimes; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

export const checkTime: Check = (name, ms) =>
  must(typeof ms === 'number' && ms > 0 && ms <= longest, name, `a number above 0, at most ${longest}`);

export const checkSignal: Check = (name, signal) =>
  must(hasFunctions(signal, ['addEventListener']) && 'aborted' in Object(signal), name, 'an AbortSignal');

/** Returns a text that can be percent-encoded: one without halves of surrogate pairs. */
export function checkText(name: string, text: unknown): string {
  must(typeof text === 'string', name, 'a string');
  // With the flag u this matches halves of surrogate pairs alone; isWellFormed is missing in React Native.
  must(!/[\ud800-\udfff]/u.test(text), name, 'a well-formed string');
  return text;
}
