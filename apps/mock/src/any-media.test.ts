/** Bodies of requests by their media types (OpenAPI 3.1.1, 4.8.13 to 4.8.15; RFC 9110, 8.3). */
import { expect, it } from 'vitest';
import { json, mockOf, ok, sent } from '../test/any-spec.ts';

const int = { type: 'integer' };
const text = { type: 'string' };
const row = { type: 'object', properties: { n: int } };
const form = 'application/x-www-form-urlencoded';

async function statuses(content: object, bodies: [type: string | undefined, body: BodyInit][], more: object = {}) {
  const { ask, spec } = await mockOf({ '/a': { post: { requestBody: { content, ...more }, responses: ok() } } });
  const asked = bodies.map(([type, body]) =>
    ask('POST', '/a', { headers: type ? { 'content-type': type } : {}, body }),
  );
  return { warnings: spec.warnings, statuses: (await Promise.all(asked)).map(({ status }) => status) };
}

it.each<[name: string, content: object, bodies: [type: string | undefined, body: BodyInit, status: number][]]>([
  [
    'types that differ in a parameter',
    { 'application/json;v=1': { schema: int }, 'application/json;v=2': { schema: text }, 'application/json': {} },
    [
      ['application/json; v=1', '1', 200],
      ['application/json; V="2"', '"a"', 200],
      ['application/json;v=2', '1', 400],
      ['application/json', '[]', 200],
      ['application/json; v=3', '[]', 200],
    ],
  ],
  [
    'a type whose parameter the body need not name, and must not name otherwise',
    { 'application/json; v=1; charset=utf-8': { schema: int } },
    [
      ['application/json', '1', 200],
      ['application/json', '"a"', 400],
      ['application/json; v=2', '1', 400],
    ],
  ],
  [
    'a text in its charset',
    { 'text/plain': { schema: { const: 'é' } } },
    [
      ['text/plain; charset=ISO-8859-1', new Uint8Array([0xe9]), 200],
      ['text/plain; charset=utf-8', 'é', 200],
      ['text/plain; charset=utf-16le', new Uint8Array([0xe9, 0]), 200],
      ['text/plain; charset=none', 'é', 400],
      ['text/plain', new Uint8Array([0xe9]), 400],
    ],
  ],
  ['JSON in UTF-8 alone', json(int), [['application/json; charset=iso-8859-1', '1', 400]]],
  [
    'an empty body as none, whatever its type',
    json(int),
    [
      [undefined, new Uint8Array(), 200],
      ['text/plain', '', 200],
      ['text/plain', '1', 400],
    ],
  ],
  [
    'a list of JSON in a form, in one field or a field for each item',
    {
      [form]: {
        schema: { properties: { n: { type: 'array', items: int } } },
        encoding: { n: { contentType: 'application/json' } },
      },
    },
    [
      [form, 'n=%5B1,2%5D', 200],
      [form, 'n=1&n=2', 200],
      [form, 'n=1', 200],
      [form, 'n=%5B%22a%22%5D', 400],
      [form, 'n=x', 400],
    ],
  ],
])('%s', async (_, content, bodies) => {
  const sent = bodies.map(([type, body]): [string | undefined, BodyInit] => [type, body]);
  expect((await statuses(content, sent)).statuses).toEqual(bodies.map(([, , status]) => status));
});

it.each([
  ['application/xml', row, '<a/>'],
  ['application/x-ndjson', row, '{"n":1}\n{"n":2}\n'],
  ['text/csv', { type: 'array', items: row }, 'n\n1\n'],
  ['application/vnd.ms-excel', row, '?'],
])('a body of %s without a mapping to its schema is not checked, which is reported', async (type, schema, body) => {
  const content = { [type]: { schema } };
  const found = await statuses(content, [
    [type, body],
    ['application/json', '1'],
  ]);
  expect(found).toEqual({
    statuses: [200, 400],
    warnings: [expect.stringMatching(/openapi\.json:\d+:\d+: A body of .* is not checked/)],
  });
});

it('JSON in a media type range is checked; types without a mapping to the schema are not', async () => {
  const bodies: [string, string][] = [
    ['application/json', '{"n":1}'],
    ['application/json', '{"n":"x"}'],
    ['application/xml', '<n>x</n>'],
  ];
  const { statuses: found, warnings } = await statuses({ '*/*': { schema: row } }, bodies);
  expect(found).toEqual([200, 400, 200]);
  expect(warnings).toEqual([expect.stringMatching(/A body of \*\/\* that is neither JSON nor a form is not checked/)]);
});

it('the media type and the headers of a part are reported as unchecked', async () => {
  const encoding = {
    a: { contentType: 'image/png', headers: { 'X-A': { schema: int } } },
    b: { contentType: 'application/json' },
  };
  const { warnings } = await statuses(
    { 'multipart/form-data': { schema: { properties: { a: text, b: int } }, encoding } },
    [],
  );
  expect(warnings).toEqual([expect.stringMatching(/The media type and the headers of the field a are not checked\.$/)]);
});

it.each([
  [{ type: 'array', items: int }, 'a=1', 200],
  [{ type: 'array', items: int }, 'a=1&a=2', 200],
  [{ type: 'array', items: int }, 'a=1&a=x', 400],
  [{ anyOf: [int, { type: 'array', items: int, minItems: 2 }] }, 'a=1', 200],
  [{ type: 'string', pattern: '^1$' }, 'a=1', 200],
  [{ type: ['integer', 'string'], maxLength: 1 }, 'a=b', 200],
  [row, 'a=%7B%22n%22%3A1%7D', 200],
  [row, 'a=%7B%22n%22%3A%22x%22%7D', 400],
  [int, '__proto__=1', 200],
  [int, '__proto__=x', 400],
])('a field that a form does not name, of %j: %s is %s', async (additionalProperties, body, status) => {
  const schema = { type: 'object', additionalProperties };
  expect((await statuses({ [form]: { schema } }, [[form, body]])).statuses).toEqual([status]);
});

it.each([
  ['form', '1,2', 200],
  ['form', '1,x', 400],
  ['form', '1%2C2', 400],
  ['pipeDelimited', '1|2', 200],
  ['spaceDelimited', '1 2', 200],
])('a list in a part of the style %s: %s is %s', async (style, value, status) => {
  const schema = { properties: { a: { type: 'array', items: int } } };
  const encoding = { a: { style, explode: false } };
  const { ask } = await mockOf({
    '/a': { post: { requestBody: { content: { 'multipart/form-data': { schema, encoding } } }, responses: ok() } },
  });
  const body = new FormData();
  body.set('a', value);
  expect((await ask('POST', '/a', { body })).status).toBe(status);
});

it.each(['simple', 'label', 'matrix'])('a field of the style %s is refused at the start', async (style) => {
  const content = { [form]: { schema: { properties: { a: text } }, encoding: { a: { style } } } };
  const message = `The field a cannot be read: the style ${style} is not supported in a form`;
  await expect(statuses(content, [])).rejects.toThrow(new RegExp(`openapi\\.json:\\d+:\\d+: ${message}`));
});

it.each(['deepObject', 'pipeDelimited'])('a field that is a text is read in the style %s, too', async (style) => {
  const content = { [form]: { schema: { properties: { a: int } }, encoding: { a: { style } } } };
  const bodies: [string, string][] = [
    [form, 'a=1'],
    [form, 'a=x'],
  ];
  expect((await statuses(content, bodies)).statuses).toEqual([200, 400]);
});

it.each([
  ['query', true, '/a?p=a+b', 200],
  ['query', true, '/a?p=a%2Bb', 200],
  ['query', true, '/a?p=a%20b', 400],
  ['query', false, '/a?p=a+b', 400],
])('a plus in a %s with allowReserved %s: %s is %s', async (place, allowReserved, path, status) => {
  const parameters = [{ name: 'p', in: place, allowReserved, schema: { const: 'a+b' } }];
  const { ask } = await mockOf({ '/a': { get: { parameters, responses: ok() } } });
  expect((await ask('GET', path)).status).toBe(status);
});

it('a parameter of JSON without a schema, a whole number with a zero fraction, and a header in another case are read', async () => {
  const shared = { name: 'X-H', in: 'header', required: true, schema: int };
  const parameters = [
    { name: 'any', in: 'query', content: { 'application/json': {} } },
    { name: 'n', in: 'query', schema: int },
    { name: 'x-h', in: 'header', schema: text },
    { name: 'c', in: 'cookie', content: json(row) },
  ];
  const { ask } = await mockOf({ '/a': { parameters: [shared], get: { parameters, responses: ok() } } });
  const headers = { 'x-h': 'text', cookie: 'c={"n":1,"m":"x&y"}' };
  expect((await ask('GET', '/a?any=%5B1%5D&n=3.0', { headers })).status).toBe(200);
  expect((await ask('GET', '/a?any=%5B1')).status).toBe(400);
  expect((await ask('GET', '/a?n=3.5')).status).toBe(400);
});

it.each([-5, '5', 1.5])('a body has its usual maximum if the spec states %j bytes', async (most) => {
  const requestBody = { 'x-max-body-bytes': most, content: { 'application/json': {} } };
  const { ask } = await mockOf({ '/a': { post: { requestBody, responses: ok() } } });
  expect((await ask('POST', '/a', sent('some text'))).status).toBe(200);
});
