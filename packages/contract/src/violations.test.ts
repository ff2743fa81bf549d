import { describe, expect, test } from 'vitest';
import { kindOf, describe as say } from './violations.ts';

const violation = (instancePath: string, keyword: string, params: Record<string, unknown> = {}) => ({
  instancePath,
  keyword,
  params,
});

describe('a violation names the place, the rule, and the kind of the value', () => {
  const root = { name: '', hosts: [{ ip: 7 }], tags: null, 'a/b': 'x', many: [1, 2, 3] };
  test.each([
    [violation('/name', 'minLength', { limit: 1 }), 'body.name must have at least 1 character (it is an empty string)'],
    [violation('/hosts/0/ip', 'type', { type: 'string' }), 'body.hosts[0].ip must be a string (it is a number)'],
    [violation('/many', 'maxItems', { limit: 2 }), 'body.many must have at most 2 items (it is an array of 3 items)'],
    [violation('/tags', 'type', { type: ['array', 'object'] }), 'body.tags must be an array or an object (it is null)'],
    [
      violation('/a~1b', 'pattern', { pattern: '^y$' }),
      'body["a/b"] must match the pattern ^y$ (it is a string of 1 character)',
    ],
    [violation('', 'required', { missingProperty: 'dest_vpc_id' }), 'body.dest_vpc_id is required'],
    [violation('/hosts/0', 'required', { missingProperty: 'name' }), 'body.hosts[0].name is required'],
    [violation('', 'additionalProperties', { additionalProperty: 'nmae' }), 'body.nmae is not a known property'],
    [
      { ...violation('', 'pattern', { pattern: '^x' }), propertyName: 'y' },
      'body.y has a name that is not allowed: it must match the pattern ^x',
    ],
    [
      violation('/many', 'enum', { allowedValues: [{ a: [1, 2] }, null, 'b', 1] }),
      'body.many must be one of {"a":[1,2]}, null, b, 1 (it is an array of 3 items)',
    ],
    [violation('/name', 'false schema'), 'body.name is not allowed (it is an empty string)'],
    [violation('/name', 'format', { format: 'ipv4' }), 'body.name must have the format ipv4 (it is an empty string)'],
    [
      violation('/name', 'not', { not: { pattern: '^_' } }),
      'body.name must not match the pattern ^_ (it is an empty string)',
    ],
    [
      violation('', 'not', { not: { properties: { a: { maxLength: 0 }, b: { maxItems: 0 } } } }),
      'body must name at least one of a, b',
    ],
    [
      violation('/name', 'not', { not: { type: 'null' } }),
      'body.name has a form that is not allowed (it is an empty string)',
    ],
    [violation('/name', 'const', { allowedValue: 'x' }), 'body.name must be x (it is an empty string)'],
    [violation('/name', 'const', { allowedValue: [1] }), 'body.name must be [1] (it is an empty string)'],
    [violation('', 'unevaluatedProperties', { unevaluatedProperty: 'a b' }), 'body["a b"] is not a known property'],
  ])('%j', (each, text) => {
    expect(say('body', root, [each])).toBe(text);
  });

  test('a name from the request can neither break the line nor flood it', () => {
    const unknown = (name: string) =>
      say('body', {}, [violation('', 'additionalProperties', { additionalProperty: name })]);
    expect(unknown('a\nb')).toBe('body["a\\nb"] is not a known property');
    expect(unknown('\ud800')).not.toContain('\ud800');
    expect(unknown('x y'.repeat(10_000)).length).toBeLessThan(200);
  });

  test('the place of a deep value keeps its beginning and its end', () => {
    const text = say('body', {}, [violation('/kid'.repeat(1_000), 'required', { missingProperty: 'name' })]);
    expect(text).toMatch(/^body\.kid\.kid[.a-z]+….*\.kid\.name is required$/);
    expect(text.length).toBeLessThan(500);
  });

  test('the first five are listed, and the rest is counted', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => violation(`/many/${index}`, 'type', { type: 'string' }));
    const text = say('body', root, twenty);
    expect(text.split('; ')).toHaveLength(6);
    expect(text).toMatch(/; and 15 more$/);
  });

  test('one place is named once', () => {
    const two = [violation('/name', 'pattern', { pattern: 'x' }), violation('/name', 'format', { format: 'ipv4' })];
    expect(say('body', root, two)).toBe('body.name must match the pattern x (it is an empty string)');
  });
});

test.each([
  [null, 'null'],
  [[], 'an array of 0 items'],
  [{}, 'an object'],
  [true, 'a boolean'],
  ['😀', 'a string of 1 character'],
  [undefined, 'missing'],
])('the kind of %j is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});
