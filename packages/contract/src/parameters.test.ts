import { sourceIn } from '@dli-connections/document/follow';
import { shapeOfParameter } from '@dli-connections/document/parameter';
import { referencesIn } from '@dli-connections/document/references';
import fc from 'fast-check';
import { parseTemplate } from 'url-template';
import { expect, test } from 'vitest';
import { cookiesOf } from './cookies.ts';
import type { ParameterPlace } from './operation.ts';
import { readParameters } from './parameters.ts';
import { type QueryPair, readQuery } from './query.ts';

const source = sourceIn({}, referencesIn({}));

interface Parameter {
  in: ParameterPlace;
  style: string;
  explode: boolean;
  schema: object;
}

/** Writes a value as RFC 6570 does, which OpenAPI defines its styles by; the others by the examples of OpenAPI 3.1.1. */
function written({ in: place, style, explode }: Parameter, value: unknown): string {
  const star = explode ? '*' : '';
  const expand = (operator: string) => parseTemplate(`{${operator}x${star}}`).expand({ x: value as never });
  if (style === 'simple') {
    // RFC 6570 encodes; a header is not encoded.
    return place === 'header' ? decodeURIComponent(expand('')) : expand('');
  }
  if (style === 'label') return expand('.');
  if (style === 'matrix') return expand(';');
  if (style === 'form') return place === 'cookie' ? expand('?').slice(1) : expand('?');
  const encode = (text: unknown) => encodeURIComponent(String(text));
  const members = Object.entries(value as object);
  if (style === 'deepObject')
    return `?${members.map(([key, each]) => `x%5B${encode(key)}%5D=${encode(each)}`).join('&')}`;
  const separator = style === 'spaceDelimited' ? '%20' : '%7C';
  const parts = Array.isArray(value) ? value : members.flat();
  return `?x=${parts.map(encode).join(separator)}`;
}

function read(parameter: Parameter, text: string): unknown {
  const shapes = { x: shapeOfParameter(source, { node: { name: 'x', ...parameter }, pointer: '' }) };
  const sent: Record<ParameterPlace, () => readonly QueryPair[]> = {
    path: () => [{ name: 'x', value: decodeURIComponent(text), encoded: text }],
    query: () => readQuery(new URL(`http://any.test/${text}`)).pairs,
    header: () => [{ name: 'x', value: text, encoded: text }],
    cookie: () => cookiesOf(text, shapes),
  };
  const { values, problem } = readParameters(parameter.in, shapes, sent[parameter.in]());
  return problem ?? values.x;
}

/** Texts that a style can carry: without its own separators, and in a header only characters that are allowed there. */
const textFor = (place: ParameterPlace, style: string) =>
  fc.string({ unit: place === 'header' ? 'grapheme-ascii' : 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => {
    if (text.includes('\0') || text === '.' || text === '..') return false;
    if (place === 'header') return !/[,=\s]/.test(text);
    if (style === 'label') return !text.includes('.');
    return style === 'spaceDelimited' ? !text.includes(' ') : style !== 'pipeDelimited' || !text.includes('|');
  });

const plain = (place: ParameterPlace, style: string) => ({
  string: textFor(place, style),
  integer: fc.integer(),
  number:
    style === 'label' ? fc.integer() : fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
  boolean: fc.boolean(),
});

const combinations: [ParameterPlace, string, boolean][] = [
  ...(['simple', 'label', 'matrix'] as const).flatMap((style): [ParameterPlace, string, boolean][] => [
    ['path', style, false],
    ['path', style, true],
  ]),
  ['header', 'simple', false],
  ['header', 'simple', true],
  ['query', 'form', false],
  ['query', 'form', true],
  ['query', 'spaceDelimited', false],
  ['query', 'pipeDelimited', false],
  ['query', 'deepObject', true],
  ['cookie', 'form', false],
  ['cookie', 'form', true],
];

const types = ['string', 'integer', 'number', 'boolean'] as const;
const names = fc.constantFrom('a', 'b1', 'some_name');

const rows = combinations.flatMap(([place, style, explode]) =>
  types.flatMap((type) =>
    (['primitive', 'array', 'object'] as const)
      .filter((kind) => {
        if (style === 'deepObject') return kind === 'object';
        return !/Delimited$/.test(style) || kind !== 'primitive';
      })
      .map((kind) => [place, style, explode, kind, type] as const),
  ),
);

test.each(rows)(
  'in %s, style %s, explode %s: %s of %s is read as it was written',
  (place, style, explode, kind, type) => {
    const item = plain(place, style)[type] as fc.Arbitrary<unknown>;
    const properties = { a: { type }, b1: { type }, some_name: { type } };
    const schema = {
      primitive: { type },
      array: { type: 'array', items: { type } },
      object: { type: 'object', properties },
    };
    const value = {
      primitive: item,
      array: fc.array(item, { minLength: 1, maxLength: 5 }),
      object: fc.dictionary(names, item, { minKeys: 1, noNullPrototype: true }),
    };
    const parameter = { in: place, style, explode, schema: schema[kind] };
    fc.assert(
      fc.property(value[kind], (each) => {
        expect(read(parameter, written(parameter, each))).toEqual(each);
      }),
      { numRuns: 60 },
    );
  },
);

test.each([
  [{ type: 'boolean' }, '?x=true', true],
  [{ type: 'number' }, '?x=1.5', 1.5],
  [{ type: ['integer', 'null'] }, '?x=3', 3],
  [{ type: ['integer', 'null'] }, '?x=null', null],
  [{ type: ['integer', 'null'] }, '?x=', null],
  [{ type: ['string', 'integer'] }, '?x=007', '007'],
  [{ type: 'array', items: { type: 'string' } }, '?x=a', ['a']],
  [{ type: 'array', items: { type: 'integer' } }, '?x=1&x=2', [1, 2]],
  [{ type: 'array', prefixItems: [{ type: 'integer' }, { type: 'boolean' }] }, '?x=1&x=true', [1, true]],
  [{ enum: [1, 2] }, '?x=2', 2],
  [{ const: true }, '?x=true', true],
  [{ anyOf: [{ type: 'boolean' }, { type: 'integer' }] }, '?x=4', 4],
  [{ allOf: [{ type: ['integer', 'string'] }, { type: ['integer', 'null'] }] }, '?x=4', 4],
  [
    { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: { type: 'boolean' } },
    '?a=1&b=true',
    { a: 1, b: true },
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '?__proto__=1', JSON.parse('{"__proto__":"1"}')],
  [{ type: 'integer' }, '?x=1.5', '1.5'],
  [{ type: 'string' }, '?x=a&x=b', ['a', 'b']],
  [{ type: 'boolean', default: false }, '', false],
  [{ minLength: 3 }, '?x=12', '12'],
  [{ multipleOf: 2 }, '?x=12', 12],
  [{ format: 'uuid' }, '?x=12', '12'],
  [{ format: 'int64' }, '?x=true', 'true'],
  [{ format: 'anything' }, '?x=12', 12],
  [{ contentMediaType: 'text/plain' }, '?x=12', '12'],
  [{ minItems: 2 }, '?x=12', [12]],
  [{ required: ['a'], additionalProperties: { type: 'integer' } }, '?a=1', { a: 1 }],
  [{ allOf: [{ pattern: '^1' }, { maxLength: 9 }] }, '?x=12', '12'],
])('a query parameter of %j: %s is read', (schema, text, value) => {
  expect(read({ in: 'query', style: 'form', explode: true, schema }, text)).toEqual(value);
});

test.each([
  [{ type: 'array', items: { type: 'string' } }, '?x=a,b', ['a', 'b']],
  [{ type: 'array', items: { type: 'string' } }, '?x=a%2Cb', ['a,b']],
  [{ type: 'array', items: { type: 'string' } }, '?x=a', ['a']],
])('one that is not exploded, of %j: %s is read', (schema, text, value) => {
  expect(read({ in: 'query', style: 'form', explode: false, schema }, text)).toEqual(value);
});

test.each(['form', 'spaceDelimited', 'pipeDelimited'])(
  'a list of the style %s that is not exploded is one text',
  (style) => {
    const schema = { type: 'array', items: { type: 'string' } };
    expect(read({ in: 'query', style, explode: false, schema }, '?x=a&x=b')).toBe(
      'query.x must be sent once, with all its parts in one text (explode is false)',
    );
  },
);

test.each([
  ['?x[a]=1&x[b][c]=2&x[d][]=3&x[d][]=4&x[e]=5', { a: 1, b: { c: 2 }, d: ['3', '4'], e: [5] }],
  ['?x%5Bd%5D%5B0%5D=3&x[d][1]=4', { d: ['3', '4'] }],
  ['?y[a]=1', undefined],
  ['?y[a]=1&x=1', 1],
  ['?x=a', 'a'],
])('deepObject: %s is read', (text, value) => {
  const properties = {
    a: { type: 'integer' },
    b: { type: 'object' },
    d: { type: 'array', items: { type: 'string' } },
    e: { type: 'array', items: { type: 'integer' } },
  };
  const schema = { type: 'object', properties };
  expect(read({ in: 'query', style: 'deepObject', explode: true, schema }, text)).toEqual(value);
});

test.each([
  ['?x[]=1&x[]=2', [1, 2]],
  ['?x=1&x=2', [1, 2]],
  ['?x=1', [1]],
])('a list as deepObject: %s is read', (text, value) => {
  const schema = { type: 'array', items: { type: 'integer' } };
  expect(read({ in: 'query', style: 'deepObject', explode: true, schema }, text)).toEqual(value);
});

test.each([
  ['?x=5', 5],
  ['?x[gt]=5', { gt: 5 }],
  ['?x=a', 'a'],
])('deepObject, of an object or an integer: %s is read', (text, value) => {
  const integer = { type: 'integer' };
  const schema = { anyOf: [{ type: 'object', properties: { gt: integer } }, integer] };
  expect(read({ in: 'query', style: 'deepObject', explode: true, schema }, text)).toEqual(value);
});

test('a parameter with a media type is read by it', () => {
  const node = { name: 'x', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } };
  const shapes = { x: shapeOfParameter(source, { node, pointer: '' }) };
  const of = (text: string) =>
    readParameters('query', shapes, readQuery(new URL(`http://any.test/?x=${encodeURIComponent(text)}`)).pairs);
  expect(of('{"a":[1,true]}').values).toEqual({ x: { a: [1, true] } });
  expect(of('{').problem).toBe('query.x must be JSON');
});

test.each([
  ['label', 'a', 'path.x must have the form of the style label'],
  ['matrix', ';y=a', 'path.x must have the form of the style matrix'],
])('a text that has not the form of its style %s is refused', (style, text, problem) => {
  expect(read({ in: 'path', style, explode: false, schema: { type: 'string' } }, text)).toBe(problem);
});
