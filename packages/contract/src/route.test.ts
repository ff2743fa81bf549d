import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations } from './generated/operations.ts';
import type { OperationShape, OperationTable } from './operation.ts';
import { createRouter } from './route.ts';

const shape = (method: string, path: string): OperationShape => ({
  method,
  path,
  parameters: { path: {}, query: {} },
  body: null,
  security: [],
  responses: {},
});

describe('a router', () => {
  const route = createRouter({
    item: shape('GET', '/v1/{a}/{b}'),
    things: shape('GET', '/v1/{a}/things'),
    remove: shape('DELETE', '/v1/{a}/{b}'),
  } satisfies OperationTable);

  test.each([
    ['GET', '/v1/x/y', { operationId: 'item', path: { a: 'x', b: 'y' } }],
    ['DELETE', '/v1/x/y', { operationId: 'remove', path: { a: 'x', b: 'y' } }],
    ['GET', '/v1/x/things', { operationId: 'things', path: { a: 'x' } }], // literals win
    ['GET', '/v1/things/v1', { operationId: 'item', path: { a: 'things', b: 'v1' } }], // a value may equal a literal
    ['GET', '/v1/x%2Fy/%C3%BC', { operationId: 'item', path: { a: 'x/y', b: 'ü' } }],
    ['POST', '/v1/x/y', undefined],
    ['GET', '/v1/x/y/', undefined],
    ['GET', '/v1//y', undefined],
    ['GET', '/V1/x/y', undefined],
    ['GET', '/v1/x/%zz', undefined],
    ['GET', '/v1/x/%00', undefined],
    ['GET', '/', undefined],
    ['GET', '', undefined],
  ])('%s %s', (method, pathname, expected) => {
    const { encoded: _, ...found } = { encoded: {}, ...route(method, pathname) };
    expect(found).toEqual(expected ?? {});
  });

  test('gives the same result after earlier requests of any method and path', () => {
    const asked = ['GET /v1/x/y', 'DELETE /v1/x/y', 'POST /v1/x/y', 'GET /v1/x/z', 'GET /v1/x/z', 'GET /v1/x/y'];
    const found = asked.map((each) => route(...(each.split(' ') as [string, string]))?.path.b);
    expect(found).toEqual(['y', 'y', undefined, 'z', 'z', 'y']);
  });
});

test('picks the first fitting one of equally concrete templates, otherwise the first', () => {
  const table = {
    count: shape('GET', '/{kind}/count'),
    item: shape('GET', '/zones/{id}'),
    all: shape('GET', '/{a}/{b}'),
  };
  const route = createRouter(table, ({ path }) => path.kind === 'sites' || /^\d+$/.test(path.id ?? ''));
  const found = ['/sites/count', '/zones/7', '/zones/count', '/x/y'].map((each) => route('GET', each)?.operationId);
  expect(found).toEqual(['count', 'item', 'count', 'all']);
});

describe('a router of any spec', () => {
  const route = createRouter({
    format: shape('GET', '/test.{format}'),
    named: shape('GET', '/{name}'),
    action: shape('GET', '/a/{id}:{verb}'),
    space: shape('GET', '/a b/ü/{id}'),
  } satisfies OperationTable);

  test.each([
    ['/test.json', 'format', { format: 'json' }],
    ['/a%20b/%c3%bc/x%2dy', 'space', { id: 'x-y' }],
    ['/a%20b/%C3%BC/1', 'space', { id: '1' }],
    ['/test.a%2Eb', 'format', { format: 'a.b' }],
    ['/tests', 'named', { name: 'tests' }],
    ['/a/1:stop', 'action', { id: '1', verb: 'stop' }],
    ['/a%20b/%C3%BC/1%2C2', 'space', { id: '1,2' }],
  ])('%s', (pathname, operationId, path) => {
    expect(route('GET', pathname)).toMatchObject({ operationId, path });
  });

  test('distinguishes a sent comma from an encoded one', () => {
    expect(route('GET', '/a,b%2Cc')).toMatchObject({ path: { name: 'a,b,c' }, encoded: { name: 'a,b%2Cc' } });
  });

  test.each(['/a/1', '/a/:stop', '/a b/ü/1', '/a/%zz:stop'])('%s does not match', (pathname) => {
    expect(route('GET', pathname)).toBeUndefined();
  });
});

test('every operation of the API is found for any values of its path parameters', () => {
  const route = createRouter(operations);
  const table: OperationTable = operations;
  const value = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => text !== '.' && text !== '..' && !text.includes('\0'));
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(table)),
      fc.array(value, { minLength: 8, maxLength: 8 }),
      (id, values) => {
        const { method, path, parameters } = table[id] as OperationShape;
        const given = Object.fromEntries(
          Object.keys(parameters.path).map((name, index) => [name, values[index] ?? 'x']),
        );
        const pathname = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''));
        const url = new URL(`http://dli.test${pathname}`);
        expect(route(method, url.pathname)).toMatchObject({ operationId: id, path: given });
      },
    ),
  );
});

test.each([
  ['/a{x}{y}', 'matrix', '/a;x=1;y=2', { x: ';x=1', y: ';y=2' }],
  ['/a{x}{y}', 'label', '/a.b.c', { x: '.b', y: '.c' }],
  ['/a/{x}{y}.z', 'label', '/a/.b.c.z', { x: '.b', y: '.c' }],
])('two parameters side by side in %s are distinguished by the style %s: %s', (path, style, pathname, expected) => {
  const parameters = { path: { x: { type: 'string', style }, y: { type: 'string', style } }, query: {} };
  expect(createRouter({ a: { ...shape('GET', path), parameters } })('GET', pathname)?.path).toEqual(expected);
});
