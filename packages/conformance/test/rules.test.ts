/** Each behaviour names the rule that it tests, and the rule exists. */
import { readFile } from 'node:fs/promises';
import { type OperationShape, operations } from '@dli-connections/contract';
import { keysOf, valueAt } from '@dli-connections/contract/server';
import { expect, test } from 'vitest';
import { loadCases } from '../src/cases.ts';
import { mismatch } from '../src/match.ts';
import { orderedLists } from '../src/orders.ts';
import { bundle, kit } from './targets.ts';

test('each behaviour names a sentence of the bundle, or an entry of the evidence', async () => {
  const page = await readFile(new URL('../../../spec/EVIDENCE.md', import.meta.url), 'utf8');
  const entries = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
  const unfounded = kit.suite.behaviours.filter(
    ({ rule, evidence }) =>
      (rule ? typeof valueAt(bundle, keysOf(rule)) !== 'string' : true) && !entries.includes(evidence ?? ''),
  );
  expect(unfounded.map(({ name, rule, evidence }) => [name, rule, evidence])).toEqual([]);
});

test('the effect of each query parameter is tested by a case that is written by hand', async () => {
  const steps = (await loadCases()).flatMap((each) => each.steps).filter(({ match }) => match);
  const untested = Object.entries<OperationShape>(operations).flatMap(([operation, { parameters }]) =>
    Object.keys(parameters.query ?? {})
      .filter((name) => !steps.some((step) => step.operation === operation && step.query && name in step.query))
      .map((name) => `${operation} ${name}`),
  );
  expect(untested, 'add a case with a `match` to cases/operations or cases/journeys').toEqual([]);
});

test('the lists whose order is documented are those that say so', () => {
  expect([...orderedLists(bundle)].sort()).toEqual(['connections', 'resources', 'tags', 'values']);
});

test.each([
  [
    'a list without a documented order is a set',
    { peers: [{ n: 1 }, { n: 2 }] },
    { peers: [{ n: 2 }, { n: 1 }] },
    true,
  ],
  ['an item stands for one alone', { peers: [{ n: 1 }, { n: 1 }] }, { peers: [{ n: 1 }, { n: 2 }] }, false],
  [
    'the widest condition leaves the narrow one its item',
    { peers: [{}, { n: 1 }] },
    { peers: [{ n: 1 }, { n: 2 }] },
    true,
  ],
  ['a documented order is kept', { tags: [{ n: 1 }, { n: 2 }] }, { tags: [{ n: 2 }, { n: 1 }] }, false],
  ['an optional field may be missing', { 'a?': 1 }, {}, true],
  ['an optional field that is there is compared', { 'a?': 1 }, { a: 2 }, false],
  ['clocks may be coarse', { t: { $atLeast: 1500 } }, { t: 1000 }, true],
  ['clocks do not go back', { t: { $atLeast: 2500 } }, { t: 1000 }, false],
  ['one of several', { a: { $oneOf: [1, [2]] } }, { a: [2] }, true],
])('%s', (_name, expected, actual, isKept) => {
  const how = { likeReference: false, ordered: new Set(['tags']) };
  expect(mismatch(expected, actual, how) === undefined).toBe(isKept);
});
