import { type Check, isObject, must } from './checks.ts';
import { nearest } from './nearest.ts';

/** The check of each option of an object, by its name. */
export type Checks = Readonly<Record<string, Check>>;

/** For options that are checked where they are used. */
export const unchecked: Check = () => {};

/**
 * Checks that options are an object with known names and valid values; throws a TypeError otherwise. `kind` is the words for
 * an object and for what else the caller takes.
 */
export function checkOptions<T>(where: string, given: T, checks: Checks, prefix = '', kind = 'an object'): T {
  const names = Object.keys(checks);
  must(isObject(given), where, `${kind} of ${names.join(', ')}`);
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name)) throw unknownName(name, where, names);
    if (value !== undefined) checks[name]?.(prefix + name, value);
  }
  return given;
}

/** The error about a name that is none of those which an object may have. */
export function unknownName(name: string, where: string, names: readonly string[]): TypeError {
  // Names for it in other clients that are spelled too differently to be found.
  const other = /url/i.test(name) ? 'endpoint' : /token|key/i.test(name) ? 'credentials' : name;
  const near = nearest(names.includes(other) ? other : name, names) || `, which has ${names.join(', ')}`;
  return new TypeError(`there is no ${JSON.stringify(name)} in ${where}${near}`);
}
