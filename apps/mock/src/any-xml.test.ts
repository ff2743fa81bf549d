/** XML by the XML Objects of a schema: the examples of OpenAPI 3.1.1, 4.8.26. */
import { expect, it } from 'vitest';
import { mockOf, ok } from '../test/any-spec.ts';

const text = { type: 'string' };
const of = (schema: object, example: unknown, more: object = {}) =>
  mockOf({ '/a': { get: { responses: ok({ 'application/xml': { schema, example } }) } } }, more);
const bodyOf = async ({ ask }: Awaited<ReturnType<typeof of>>) =>
  (await ask('GET', '/a')).text.replace('<?xml version="1.0" encoding="UTF-8"?>', '');
const animals = (items: object, xml?: object) => ({
  xml: { name: 'a' },
  properties: { animals: { type: 'array', items: { type: 'string', ...items }, ...(xml && { xml }) } },
});

it.each<[name: string, schema: object, value: unknown, written: string]>([
  ['names', { xml: { name: 'b' }, properties: { n: { xml: { name: 'm' } } } }, { n: 1 }, '<b><m>1</m></b>'],
  [
    'attributes, prefix and namespace',
    {
      xml: { name: 'Person' },
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        name: { type: 'string', xml: { namespace: 'https://a.test', prefix: 's' } },
      },
    },
    { id: 7, name: 'x' },
    '<Person id="7"><s:name xmlns:s="https://a.test">x</s:name></Person>',
  ],
  ['a list', animals({}), { animals: ['x', 'y'] }, '<a><animals>x</animals><animals>y</animals></a>'],
  ['items with a name', animals({ xml: { name: 'b' } }), { animals: ['x'] }, '<a><b>x</b></a>'],
  ['a list with a name', animals({ xml: { name: 'b' } }, { name: 'c' }), { animals: ['x'] }, '<a><b>x</b></a>'],
  [
    'a wrapped list',
    animals({}, { wrapped: true }),
    { animals: ['x'] },
    '<a><animals><animals>x</animals></animals></a>',
  ],
  [
    'a wrapped list with names',
    animals({ xml: { name: 'b' } }, { name: 'c', wrapped: true }),
    { animals: ['x'] },
    '<a><c><b>x</b></c></a>',
  ],
  [
    'a wrapped list with a name of its own',
    animals({}, { name: 'c', wrapped: true }),
    { animals: ['x'] },
    '<a><c><c>x</c></c></a>',
  ],
  ['a list at the root', { type: 'array', items: { xml: { name: 'i' } } }, ['x', 'y'], '<root><i>x</i><i>y</i></root>'],
  [
    'what XML reserves',
    { xml: { name: 'a' } },
    { 'b c': '<&">\u0001', d: null },
    '<a><b_c>&lt;&amp;&quot;&gt;</b_c><d/></a>',
  ],
  [
    'parts of allOf',
    { allOf: [{ properties: { n: { xml: { attribute: true } } } }], xml: { name: 'a' } },
    { n: true },
    '<a n="true"/>',
  ],
])('%s', async (_, schema, value, written) => {
  expect(await bodyOf(await of(schema, value))).toBe(written);
});

it('a component gives its name to the root, and a value is made up where there is no example', async () => {
  const Pet = { type: 'object', required: ['n'], properties: { n: { const: 1 } }, additionalProperties: false };
  const schema = { $ref: '#/components/schemas/Pet' };
  expect(await bodyOf(await of(schema, undefined, { components: { schemas: { Pet } } }))).toBe('<Pet><n>1</n></Pet>');
});

it('an example that is a string is sent unchanged', async () => {
  expect(await bodyOf(await of({ type: 'object', properties: { a: text } }, '<a>1</a>'))).toBe('<a>1</a>');
});
