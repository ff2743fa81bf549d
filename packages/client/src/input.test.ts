import type { CallRow } from '@dli-connections/contract';
import { describe, expect, it, test } from 'vitest';
import { splitterOf } from './input.ts';

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
    expect(splitterOf(shape, 'p1')({ thing_id: 't1', limit: 0, name: 'n', hosts: [] })).toEqual({
      path: '/v2.0/p1/things/t1',
      params: { query: { limit: 0 } },
      body: '{"name":"n","hosts":[]}',
    });
  });

  it('gives an empty body where one is required, and none where it is optional', () => {
    expect(splitterOf(shape, 'p1')({ thing_id: 't1' }).body).toBe('{}');
    expect(splitterOf(optional, 'p1')({ thing_id: 't1' }).body).toBeUndefined();
    expect(splitterOf(optional, 'p1')({ thing_id: 't1', name: 'n' }).body).toBe('{"name":"n"}');
    expect(splitterOf(bodiless, 'p1')({ thing_id: 't1' }).body).toBeUndefined();
  });

  it('cannot replace the project of the client', () => {
    const parts = splitterOf(shape, 'p1')({ thing_id: 't1', project_id: 'p2' });
    expect(parts.path).toBe('/v2.0/p1/things/t1');
    expect(parts.body, 'the service refuses it').toBe('{"project_id":"p2"}');
  });

  it('keeps a field named __proto__ a field', () => {
    const { body } = splitterOf(shape, 'p1')(JSON.parse('{"thing_id":"t1","__proto__":{"x":1}}'));
    expect(body).toBe('{"__proto__":{"x":1}}');
  });
});

test.each([
  ['null', shape, null, 'the input must be an object'],
  ['an array', shape, [], 'the input must be an object'],
  ['a string', shape, 'thing_id', 'the input must be an object'],
  ['no path parameter', shape, {}, 'thing_id must be a well-formed string'],
  ['a number for a path parameter', shape, { thing_id: 1 }, 'thing_id must be a well-formed string'],
  ['half a surrogate pair', shape, { thing_id: '\ud800' }, 'thing_id must be a well-formed string'],
  ['an empty path parameter', shape, { thing_id: '' }, 'thing_id must not be ""'],
  ['a dot', shape, { thing_id: '.' }, 'thing_id must not be "."'],
  ['two dots', shape, { thing_id: '..' }, 'thing_id must not be ".."'],
  ['a field that nothing takes', bodiless, { thing_id: 't1', nmae: 'n' }, 'there is no field "nmae"'],
  [
    'a project where there is no body',
    bodiless,
    { thing_id: 't1', project_id: 'p2' },
    'there is no field "project_id"',
  ],
])('%s is refused', (_name, operation, input, message) => {
  expect(() => splitterOf(operation, 'p1')(input)).toThrow(new TypeError(message));
});
