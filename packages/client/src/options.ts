import { isObject } from './input.ts';
import { nearest } from './nearest.ts';

/** Names of options, as one text with spaces between. */
const clientOptions = 'endpoint region projectId credentials fetch retry timeoutMs validate clock onRequest onResponse';
export const callOptions = 'signal timeoutMs';
export const retryOptions = 'attempts baseMs maxMs attemptTimeoutMs';

/** Options that are an object of the given names. Throws a TypeError for anything else, and for an unknown name. */
export function checkNames<T>(where: string, given: T, known: string): T {
  // A signal in the place of options would be ignored.
  if (!isObject(given) || 'aborted' in given)
    throw new TypeError(`${where} must be an object of ${known.replaceAll(' ', ', ')}`);
  for (const name of Object.keys(given)) {
    const names = known.split(' ');
    if (names.includes(name)) continue;
    // Names that other clients have for it, where the letters do not lead there.
    const other = /url/i.test(name) ? 'endpoint' : /token|key/i.test(name) ? 'credentials' : '';
    const near = names.includes(other) ? other : nearest(name, names);
    throw new TypeError(`there is no "${name}" in ${where}, the nearest is "${near}"`);
  }
  return given;
}

/** Options of a client whose names are known, and whose functions are some. */
export function checkOptions<T extends object>(given: T, known = clientOptions): T {
  for (const [name, value] of Object.entries(checkNames('options', given, known))) {
    if (/^(fetch|validate|on)/.test(name) && value !== undefined && typeof value !== 'function')
      throw new TypeError(`${name} must be a function`);
  }
  return given;
}
