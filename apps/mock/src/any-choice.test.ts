/** The choice of an answer: its media type, its example, its status (RFC 9110, 12.5.1 and 15). */
import { expect, it } from 'vitest';
import { json, mockOf, ok } from '../test/any-spec.ts';

const text = { type: 'string' };
const described = { description: 'd' };

type Row = [
  name: string,
  content: object,
  headers: Record<string, string>,
  type: string | RegExp | null,
  body: string | RegExp,
];

it.each<Row>([
  [
    'a type before all others',
    { ...json({}), 'text/plain': { example: 'x' } },
    { accept: '*/*;q=0.1, text/plain' },
    'text/plain',
    'x',
  ],
  [
    'a type in the charset of all texts',
    { ...json({}, { example: 1 }), 'text/plain': { example: 'x' } },
    { accept: 'text/plain; charset=UTF-8, */*;q=0.1' },
    'text/plain',
    'x',
  ],
  [
    'JSON among equals',
    { 'text/plain': { example: 'x' }, ...json({}, { example: 1 }) },
    { accept: '*/*' },
    'application/json',
    '1',
  ],
  ['a type in a range', { 'text/*': { schema: text, example: 'x' } }, { accept: 'text/css' }, 'text/css', 'x'],
  ['a refused type in a range', { 'text/*': { example: 'x' } }, { accept: 'text/css;q=0, text/*' }, 'text/plain', 'x'],
  ['an image', { 'image/*': { schema: text, example: 'x' } }, {}, 'image/png', 'x'],
  [
    'no text of JSON as a page',
    { '*/*': { example: { a: 1 } } },
    { accept: 'text/html, */*' },
    'application/json',
    '{"a":1}',
  ],
  [
    'the wanted example',
    { ...json({}), 'text/plain': { examples: { b: { value: 'x' } } } },
    { prefer: 'example=b' },
    'text/plain',
    'x',
  ],
  ...['*/*', 'application/*'].map((range): Row => {
    const type = 'application/x-www-form-urlencoded';
    return [`a form in the range ${range}`, { [range]: { example: { a: 1 } } }, { accept: type }, type, 'a=1'];
  }),
  ['nothing of which nothing is known', { 'text/plain': {} }, {}, 'text/plain', ''],
  ...Object.entries({
    'text/event-stream': 'data: {"a":1}\n\ndata: 2\n\n',
    'application/json-seq': '\x1e{"a":1}\n\x1e2\n',
    'application/x-ndjson': '{"a":1}\n2\n',
    'application/jsonl': '{"a":1}\n2\n',
  }).map(([type, body]): Row => [`a sequence of ${type}`, { [type]: { example: [{ a: 1 }, 2] } }, {}, type, body]),
  ['one value as a sequence', { 'application/jsonl': { example: { a: 1 } } }, {}, 'application/jsonl', /^\{"a":1\}\n$/],
  ['a sequence as it is written', { 'application/jsonl': { example: '1\n2\n' } }, {}, 'application/jsonl', /^1\n2\n$/],
  [
    'the charset that it is sent in',
    { 'text/plain; charset=ISO-8859-1': { example: 'é' } },
    {},
    'text/plain; charset=utf-8',
    'é',
  ],
  [
    'a form in parts',
    { 'multipart/form-data': { schema: { type: 'object' }, example: { 'a"': 1, b: ['--part', {}] } } },
    {},
    'multipart/form-data; boundary=part-',
    /^--part-\r\nContent-Disposition: form-data; name="a%22"\r\n\r\n1\r\n--part-\r\n[\s\S]*--part---\r\n$/,
  ],
  [
    'parts that are no form',
    { 'multipart/mixed; boundary=x': { schema: { type: 'array', items: { const: 1 }, minItems: 2 } } },
    {},
    'multipart/mixed; boundary=part',
    /^--part\r\n\r\n1\r\n--part\r\n\r\n1\r\n--part--\r\n$/,
  ],
  [
    'one part of bytes',
    { 'multipart/related': { schema: { type: 'string', format: 'binary' } } },
    {},
    'multipart/related; boundary=part',
    /^--part\r\n\r\nstring\r\n--part--\r\n$/,
  ],
  [
    'parts as an example writes them',
    { 'multipart/mixed': { example: '--b\r\n' } },
    {},
    'multipart/mixed',
    /^--b\r\n$/,
  ],
])('%s', async (_, content, headers, type, body) => {
  const { ask } = await mockOf({ '/a': { get: { responses: ok(content) } } });
  const answer = await ask('GET', '/a', { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect(answer.text).toMatch(body instanceof RegExp ? body : new RegExp(`^${body.replaceAll(/[{}]/g, '\\$&')}$`));
});

it('no answer is informational', async () => {
  const { ask } = await mockOf({
    '/a': { get: { responses: { 101: described, default: described } } },
    '/b': { get: { responses: { 101: described } } },
  });
  expect([(await ask('GET', '/a')).status, (await ask('GET', '/b')).status]).toEqual([200, 200]);
});

it.each<[example: unknown, schema: object, value: RegExp]>([
  ['abc', { type: 'integer' }, /^-?\d+$/],
  ['5', { type: 'integer' }, /^5$/],
  ['a,b', { type: 'array', items: text }, /^a,b$/],
  ['/x/1', { type: 'string', format: 'uri-reference' }, /^\/x\/1$/],
  ['/x/1', { type: 'string', format: 'uri' }, /^https:/],
])('a header of the example %j', async (example, schema, value) => {
  const { ask } = await mockOf({
    '/a': { get: { responses: ok(undefined, { headers: { 'X-H': { schema, example } } }) } },
  });
  expect((await ask('GET', '/a')).headers.get('x-h')).toMatch(value);
});

it('another dialect of JSON Schema is reported', async () => {
  const { spec } = await mockOf(
    { '/a': { get: { responses: ok() } } },
    { jsonSchemaDialect: 'http://json-schema.org/draft-07/schema#' },
  );
  expect(spec.warnings).toEqual([expect.stringMatching(/The dialect http:\S+ is read as JSON Schema 2020-12\.$/)]);
});
