import type { Bundle } from '@dli-connections/contract/codegen';
import { stepOf } from '@dli-connections/contract/server';
import { isObject, lookUp } from './bundle.ts';
import type { RawChange } from './diff.ts';

/**
 * Differences of two bundles that no change tells, as changes of their own, so that nothing passes unseen: Redocly does not
 * look into the values of examples, nor at keywords that it does not know.
 */
export function untoldChanges(base: Bundle, revision: Bundle, told: readonly RawChange[]): RawChange[] {
  const pointers = told.flatMap(pointersOf);
  const isTold = (pointer: string) =>
    pointers.some((each) => pointer === each || pointer.startsWith(`${each}/`) || each.startsWith(`${pointer}/`));
  const untold = differences(base, revision).filter((each) => !isTold(each.pointer));
  const whole = new Map(untold.map((each) => [wholeExample(each.pointer), each]));
  return [...whole].map(([pointer, difference]) => changeAt(pointer, difference));
}

/** The places that a change speaks of. A keyword that is gone is placed at its node by Redocly, on the side without it. */
function pointersOf({ kind, property = '', path, base, revision }: RawChange): string[] {
  const places = [path, base?.pointer, revision?.pointer].filter((each) => each !== undefined);
  if (kind !== 'modified' || property === 'key') return places;
  const step = stepOf(property);
  return places.map((each) => (each.endsWith(step) ? each : each + step));
}

function changeAt(pointer: string, { before, after }: Difference): RawChange {
  const sides = { base: { pointer, value: before }, revision: { pointer, value: after } };
  const change = { kind: 'modified' as const, impact: 'patch' as const, verdicts: [], ...sides };
  if (isExample(pointer)) return { ...change, path: pointer, typeName: 'Example', property: 'value' };
  const cut = pointer.lastIndexOf('/');
  return { ...change, path: pointer.slice(0, cut), typeName: 'Unknown', property: pointer.slice(cut + 1) };
}

/** An example is told as one, however much of its value changed. */
function wholeExample(pointer: string): string {
  return /^.*?\/examples\/[^/]+/.exec(pointer)?.[0] ?? pointer;
}

function isExample(pointer: string): boolean {
  return wholeExample(pointer) === pointer && pointer.includes('/examples/');
}

interface Difference {
  /** Where it is written in the revision, or in the base when only that has it. */
  pointer: string;
  before: unknown;
  after: unknown;
}

/** All that differs, as deep as it goes. A component that only one side has is told by its name alone. */
function differences(base: Bundle, revision: Bundle): Difference[] {
  const found: Difference[] = [];
  const compared = new Set<string>();

  function compare(one: unknown, other: unknown, pointer: string): void {
    if (one === other) return;
    if (isReference(one) || isReference(other)) {
      const pair = `${isReference(one) ? one.$ref : pointer} ${isReference(other) ? other.$ref : pointer}`;
      // The same reference on both sides leads to one component, which is compared in its own place.
      if (compared.has(pair) || (isReference(one) && isReference(other) && one.$ref === other.$ref)) return;
      compared.add(pair);
      const home = isReference(other) ? other.$ref : pointer;
      compare(follow(one, base), follow(other, revision), home);
      return;
    }
    if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) {
      found.push({ pointer, before: one, after: other });
      return;
    }
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [before, after] = [one[key as never] as unknown, other[key as never] as unknown];
      const isComing = /^#\/components\/[^/]+$/.test(pointer) && (before === undefined || after === undefined);
      const isVersion = pointer === '#/info' && key === 'version';
      if (!isComing && !isVersion) compare(before, after, pointer + stepOf(key));
    }
  }

  compare(base, revision, '#');
  return found;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isReference(value: unknown): value is { $ref: string } {
  return isObject(value) && typeof value.$ref === 'string';
}

function follow(value: unknown, document: Bundle): unknown {
  return isReference(value) ? lookUp(document, value.$ref) : value;
}
