import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requireFewRepeats } from './aliases.ts';
import { facts, isAnnotation, limits, subschemas } from './keywords.ts';
import { methods, operationsIn } from './operations.ts';
import { keysOf, stepOf, valueAt } from './pointer.ts';

const shared = { name: 'id', in: 'path' };
const own = { $ref: '#/components/parameters/Limit' };
const document = {
  paths: {
    '/b/{id}': { parameters: [shared], post: { operationId: 'make' }, get: { operationId: 'show', parameters: [own] } },
    '/a': { summary: 'text', 'x-more': {}, trace: { operationId: 'trace' } },
    '/none': {},
  },
};

test('operations come in the order of the paths and of the methods, with their places and parameters', () => {
  const found = operationsIn<{ operationId: string }>(document);
  expect(found.map(({ operation, method, path }) => [operation.operationId, method, path])).toEqual([
    ['show', 'get', '/b/{id}'],
    ['make', 'post', '/b/{id}'],
    ['trace', 'trace', '/a'],
  ]);
  expect(found[0]?.parameters).toEqual([
    { node: shared, pointer: '/paths/~1b~1{id}/parameters/0' },
    { node: own, pointer: '/paths/~1b~1{id}/get/parameters/0' },
  ]);
  for (const { pointer, operation, parameters } of found) {
    expect(valueAt(document, keysOf(pointer))).toBe(operation);
    for (const { node, pointer } of parameters) expect(valueAt(document, keysOf(pointer))).toBe(node);
  }
});

test('a document without paths has no operations, and other members of a path are not operations', () => {
  expect(operationsIn({})).toEqual([]);
  expect(operationsIn({ paths: { '/a': { get: null, put: 'text', parameters: 'text' } } })).toEqual([]);
});

test('every method of OpenAPI 3.1 is known', () => {
  expect(methods.toSorted()).toEqual(['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace']);
});

test('a pointer leads back to the keys that it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (keys) => {
      expect(keysOf(keys.map(stepOf).join(''))).toEqual(keys);
    }),
  );
});

test('a pointer that leads nowhere finds nothing', () => {
  expect(valueAt(document, keysOf('/paths/~1a/get/responses'))).toBe(undefined);
  expect(valueAt(document, [])).toBe(document);
});

test('a keyword has one purpose: it constrains values, or it does not', () => {
  const saying = new Set<string>([...facts, ...limits, ...Object.values(subschemas).flat(), 'type']);
  expect([...saying].filter(isAnnotation)).toEqual([]);
  for (const each of ['title', 'description', 'example', 'examples', 'x-evidence'])
    expect(isAnnotation(each)).toBe(true);
});

test('a document whose aliases would multiply is refused, and a large one without them, or one with a loop, is not', () => {
  const shared: unknown[] = [1, 2];
  const loop: unknown[] = [shared, shared];
  loop.push(loop);
  requireFewRepeats(loop);
  requireFewRepeats(Array.from({ length: 1_100_000 }, () => 1));
  let bomb: unknown = shared;
  for (let level = 0; level < 25; level += 1) bomb = { one: bomb, two: bomb };
  expect(() => requireFewRepeats(bomb)).toThrow(/YAML aliases repeat more than 1000000 values/);
});
