import { nearest } from './nearest.ts';

/** Names under which other clients know an option, where the letters do not lead to it. */
const others = new Map([
  ['token', 'credentials'],
  ['baseUrl', 'endpoint'],
  ['url', 'endpoint'],
]);

/** Names of options, as one text with spaces between. */
const options = 'endpoint region projectId credentials fetch retry timeoutMs validate clock onRequest onResponse';
export const callOptions = 'signal timeoutMs';
export const retryOptions = 'attempts baseMs maxMs attemptTimeoutMs';

/** Options that are an object of the given names. Throws a TypeError for anything else, and for an unknown name. */
export function checkNames<T>(where: string, given: T, known: string): T {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${where} must be an object of ${known.replaceAll(' ', ', ')}`);
  for (const name of Object.keys(given)) {
    const names = known.split(' ');
    if (names.includes(name)) continue;
    throw new TypeError(
      `there is no "${name}" in ${where}, the nearest is "${others.get(name) ?? nearest(name, names)}"`,
    );
  }
  return given;
}

/** Options of a client whose names are known, and whose functions are some. */
export function checkOptions<T extends object>(given: T): T {
  const named = new Map<string, unknown>(Object.entries(checkNames('options', given, options)));
  for (const name of ['fetch', 'validate', 'onRequest', 'onResponse']) {
    if (!['undefined', 'function'].includes(typeof named.get(name))) throw new TypeError(`${name} must be a function`);
  }
  return given;
}
