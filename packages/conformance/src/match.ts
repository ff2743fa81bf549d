/**
 * Where a value lacks what is expected of it, in words; `undefined` when nothing lacks. Objects may hold more than is
 * expected, arrays may not; `{ $atLeast: n }` is any number from n, `{ $above: n }` any that is greater,
 * `{ $length: n }` an array of n items. A field whose name ends in `?` may be missing, unless `everything` is sent.
 */
export function mismatch(expected: unknown, actual: unknown, everything: boolean, at = 'body'): string | undefined {
  if (typeof expected === 'object' && expected !== null && '$length' in expected) {
    const length = Array.isArray(actual) ? actual.length : undefined;
    return length === expected.$length ? undefined : `${at} has ${length ?? 'no'} items, not ${expected.$length}`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return `${at} is ${show(actual)}, not ${expected.length} items`;
    return first(expected.map((each, index) => mismatch(each, actual[index], everything, `${at}[${index}]`)));
  }
  if (typeof expected === 'object' && expected !== null && '$atLeast' in expected) {
    return Number(actual) >= Number(expected.$atLeast)
      ? undefined
      : `${at} is ${show(actual)}, below ${expected.$atLeast}`;
  }
  if (typeof expected === 'object' && expected !== null && '$above' in expected) {
    return Number(actual) > Number(expected.$above)
      ? undefined
      : `${at} is ${show(actual)}, not above ${expected.$above}`;
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return `${at} is ${show(actual)}, not an object`;
    return first(
      Object.entries(expected).map(([named, each]) => {
        const key = named.replace(/\?$/, '');
        const value = (actual as Record<string, unknown>)[key];
        if (value === undefined && key !== named && !everything) return undefined;
        return mismatch(each, value, everything, `${at}.${key}`);
      }),
    );
  }
  return Object.is(expected, actual) ? undefined : `${at} is ${show(actual)}, not ${show(expected)}`;
}

const first = (problems: (string | undefined)[]) => problems.find((problem) => problem !== undefined);

const show = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200));
