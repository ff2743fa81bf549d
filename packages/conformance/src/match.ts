import { listOf } from '@dli-connections/document/node';

/** Options of the comparison of answers with expectations. */
export interface Comparison {
  /** `true` if the target answers like the reference handler: every field, with lists and identifiers in its form. */
  likeReference: boolean;
  /** Names of the lists whose order is documented; any other list is a set. */
  ordered: ReadonlySet<string>;
}

/** Tolerance between clocks, in milliseconds: a clock of seconds is legal beside one of milliseconds. */
const coarseness = 999;

/**
 * Describes the first mismatch between a value and an expectation; `undefined` if there is none. Objects may have more
 * members than expected, lists may not have more items. A field whose name ends in `?` may be missing. Saved times are
 * compared as coarse clocks show them. `{ $atLeast: n }` is any number from n, `{ $above: n }` any greater one, `{ $within:
 * [n, d] }` any at most d away from n, `{ $length: n }` a list of n items, `{ $set: [...] }` a list of these in any order, `{
 * $has: [...] }` one with these among others, `{ $oneOf: [...] }` one of several values, `{ $not: x }` any other, `{ $absent:
 * true }` none.
 */
export function mismatch(expected: unknown, actual: unknown, how: Comparison, at = 'body'): string | undefined {
  if (Array.isArray(expected)) return listMismatch(expected, actual, how, at);
  if (typeof expected !== 'object' || expected === null)
    return isSame(expected, actual, how) ? undefined : `${at} is ${show(actual)}, not ${show(expected)}`;
  const special = Object.entries(expected).filter(([key]) => key in conditions);
  if (special.length > 0) return first(special.map(([key, wanted]) => conditions[key]?.(wanted, actual, how, at)));
  if (typeof actual !== 'object' || actual === null) return `${at} is ${show(actual)}, not an object`;
  return first(
    Object.entries(expected).map(([named, each]) => {
      const key = named.replace(/\?$/, '');
      const value = (actual as Record<string, unknown>)[key];
      if (value === undefined && key !== named && !how.likeReference) return undefined;
      return mismatch(each, value, how, `${at}.${key}`);
    }),
  );
}

type Condition = (wanted: unknown, actual: unknown, how: Comparison, at: string) => string | undefined;

const conditions: Record<string, Condition> = {
  $length(wanted, actual, _how, at) {
    const length = Array.isArray(actual) ? actual.length : undefined;
    return length === wanted ? undefined : `${at} has ${length ?? 'no'} items, not ${wanted}`;
  },
  $set: (wanted, actual, how, at) =>
    conditions.$length?.(listOf(wanted).length, actual, how, at) ?? conditions.$has?.(wanted, actual, how, at),
  $has: (wanted, actual, how, at) =>
    Array.isArray(actual) && isPaired(listOf(wanted), actual, how)
      ? undefined
      : `${at} is ${show(actual)}, without ${show(wanted)}`,
  $oneOf: (wanted, actual, how, at) =>
    listOf(wanted).some((each) => mismatch(each, actual, how) === undefined)
      ? undefined
      : `${at} is ${show(actual)}, not one of ${show(wanted)}`,
  $not: (wanted, actual, how, at) =>
    actual !== undefined && mismatch(wanted, actual, how) !== undefined ? undefined : `${at} is ${show(actual)}`,
  $absent: (_wanted, actual, _how, at) => (actual === undefined ? undefined : `${at} is ${show(actual)}, not missing`),
  $atLeast: (wanted, actual, how, at) =>
    Number(actual) >= Number(wanted) - slack(how) ? undefined : `${at} is ${show(actual)}, below ${wanted}`,
  $within(wanted, actual, _how, at) {
    const [middle, distance] = wanted as [number, number];
    return Math.abs(Number(actual) - middle) <= distance ? undefined : `${at} is ${show(actual)}, not near ${middle}`;
  },
  $above: (wanted, actual, how, at) =>
    Number(actual) > Number(wanted) - (how.likeReference ? 0 : coarseness + 1)
      ? undefined
      : `${at} is ${show(actual)}, not above ${wanted}`,
};

const slack = (how: Comparison) => (how.likeReference ? 0 : coarseness);

function listMismatch(expected: unknown[], actual: unknown, how: Comparison, at: string): string | undefined {
  if (!Array.isArray(actual) || actual.length !== expected.length)
    return `${at} is ${show(actual)}, not ${expected.length} items`;
  const inOrder = first(expected.map((each, index) => mismatch(each, actual[index], how, `${at}[${index}]`)));
  const name = /(\w+)$/.exec(at)?.[1] ?? '';
  if (inOrder === undefined || how.likeReference || how.ordered.has(name)) return inOrder;
  return isPaired(expected, actual, how) ? undefined : `${inOrder}, in whatever order`;
}

/** Returns true if each expected item can be matched with a different actual item (Kuhn's algorithm). */
function isPaired(expected: readonly unknown[], actual: unknown[], how: Comparison): boolean {
  const fits = expected.map((each) => actual.map((item) => mismatch(each, item, how) === undefined));
  const taken = new Map<number, number>();
  const place = (index: number, seen: Set<number>): boolean =>
    actual.some((_item, at) => {
      if (!fits[index]?.[at] || seen.has(at)) return false;
      seen.add(at);
      const other = taken.get(at);
      if (other !== undefined && !place(other, seen)) return false;
      taken.set(at, index);
      return true;
    });
  return expected.every((_each, index) => place(index, new Set()));
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** UUIDs are case-insensitive (RFC 9562). */
function isSame(expected: unknown, actual: unknown, { likeReference }: Comparison): boolean {
  const isFree = !likeReference && typeof expected === 'string' && typeof actual === 'string' && uuid.test(expected);
  return isFree ? expected.toLowerCase() === actual.toLowerCase() : Object.is(expected, actual);
}

const first = (problems: (string | undefined)[]) => problems.find((problem) => problem !== undefined);

const show = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200));
