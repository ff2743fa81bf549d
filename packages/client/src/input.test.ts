import type { CallRow } from '@dli-connections/contract';
import { describe, expect, it, test } from 'vitest';
import { splitterOf } from './input.ts';

const base = 'http://dli.test';
const rowWith = (body: CallRow[4]): CallRow => [
  'POST',
  '/v2.0/{project_id}/things/{thing_id}',
  'once',
  { 200: null },
  body,
  'limit',
  'tags',
];
const [shape, bodiless, optional] = [rowWith('required'), rowWith('none'), rowWith('optional')];

describe('a flat input', () => {
  it('is sorted into path, query and body', () => {
    expect(splitterOf(shape, base, 'p1')({ thing_id: 't1', limit: 0, name: 'n', hosts: [] })).toEqual({
      url: 'http://dli.test/v2.0/p1/things/t1?limit=0',
      body: '{"name":"n","hosts":[]}',
    });
  });

  it('percent-encodes non-ASCII characters and those that end a query', () => {
    const query = { limit: undefined, tags: 'a=é&b c#+' };
    const { url } = splitterOf(shape, base, 'p 1')({ thing_id: 'a/b', ...query });
    expect(url).toBe('http://dli.test/v2.0/p%201/things/a%2Fb?tags=a%3D%C3%A9%26b%20c%23%2B');
    expect(new URL(url).searchParams.get('tags')).toBe(query.tags);
  });

  it('gives an empty body where one is required, and none where it is optional', () => {
    expect(splitterOf(shape, base, 'p1')({ thing_id: 't1' }).body).toBe('{}');
    expect(splitterOf(optional, base, 'p1')({ thing_id: 't1' }).body).toBeNull();
    expect(splitterOf(optional, base, 'p1')({ thing_id: 't1', name: 'n' }).body).toBe('{"name":"n"}');
    expect(splitterOf(bodiless, base, 'p1')({ thing_id: 't1' }).body).toBeNull();
  });

  it('cannot replace the project of the client', () => {
    const parts = splitterOf(shape, base, 'p1')({ thing_id: 't1', project_id: 'p2' });
    expect(parts.url).toBe('http://dli.test/v2.0/p1/things/t1');
    expect(parts.body, 'the service refuses it').toBe('{"project_id":"p2"}');
  });

  it('keeps a field named __proto__ a field', () => {
    const { body } = splitterOf(shape, base, 'p1')(JSON.parse('{"thing_id":"t1","__proto__":{"x":1}}'));
    expect(body).toBe('{"__proto__":{"x":1}}');
  });
});

test.each([
  ['null', shape, null, 'the input must be an object'],
  ['an array', shape, [], 'the input must be an object'],
  ['a string', shape, 'thing_id', 'the input must be an object'],
  ['no path parameter', shape, {}, 'thing_id is missing'],
  ['null for a path parameter', shape, { thing_id: null }, 'thing_id is missing'],
  ['an object for a query parameter', shape, { thing_id: 't1', tags: {} }, 'tags must be a string or a finite number'],
  ['a number that is none', shape, { thing_id: 't1', limit: Number('x') }, 'limit must be a string or a finite number'],
  [
    'a value that JSON does not know',
    shape,
    { thing_id: 't1', name: 1n },
    'the input must be JSON: Do not know how to serialize a BigInt',
  ],
  ['a number for a path parameter', shape, { thing_id: 1 }, 'thing_id must be a string'],
  ['half a surrogate pair', shape, { thing_id: '\ud800' }, 'thing_id must be a well-formed string'],
  ['an empty path parameter', shape, { thing_id: '' }, 'thing_id must not be ""'],
  ['a dot', shape, { thing_id: '.' }, 'thing_id must not be "."'],
  ['two dots', shape, { thing_id: '..' }, 'thing_id must not be ".."'],
  [
    'a misspelt query parameter',
    bodiless,
    { thing_id: 't1', limt: 1 },
    'there is no "limt" in the input, the nearest is "limit"',
  ],
  [
    'a project where there is no body',
    bodiless,
    { thing_id: 't1', project_id: 'p2' },
    'there is no "project_id" in the input, which has thing_id, limit, tags',
  ],
])('%s is refused', (_name, operation, input, message) => {
  expect(() => splitterOf(operation, base, 'p1')(input)).toThrow(new TypeError(message));
});
