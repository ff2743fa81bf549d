/** Valid specs that a partial implementation of the standard gets wrong. */
import { describe, expect, it } from 'vitest';
import { json, messageOf, mockOf, ok, post, sent } from '../test/any-spec.ts';
import { specFolder } from '../test/spec-folder.ts';
import { readSpec } from './read-spec.ts';

const int = { type: 'integer' };
const get = { get: { responses: ok() } };

describe('a request is judged by', () => {
  it.each<[schema: unknown, legal: unknown[], illegal: unknown[]]>([
    [{ multipleOf: 0.01 }, [0.07, 19.99, 1.1, 5, 1e300], [0.071, 1e-3]],
    [{ multipleOf: 3 }, [9, -3, 0], [1e15 + 1, 4]],
    [true, [1, null], []],
    [false, [], [1, null]],
    [{ type: 'object', required: ['constructor'], properties: { toString: int } }, [{ constructor: 1 }], [{}]],
  ])('the schema %j', async (schema, legal, illegal) => {
    const { ask } = await mockOf({ '/a': { post: post(schema) } });
    for (const body of legal) expect([body, (await ask('POST', '/a', sent(body))).status]).toEqual([body, 200]);
    for (const body of illegal) expect([body, (await ask('POST', '/a', sent(body))).status]).toEqual([body, 400]);
  });

  it('a read-only property, also in another part of its schema', async () => {
    const base = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, n: int } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'n'] }] };
    const { ask } = await mockOf({ '/a': { post: post(schema) } }, { components: { schemas: { Base: base } } });
    expect((await ask('POST', '/a', sent({ n: 1 }))).status).toBe(200);
    expect(messageOf(await ask('POST', '/a', sent({ id: 1 })))).toBe('body.n is required');
  });

  it('allowEmptyValue: an empty text counts as absent', async () => {
    const parameters = [{ name: 'p', in: 'query', allowEmptyValue: true, schema: int }];
    const { ask } = await mockOf({ '/a': { get: { parameters, responses: ok() } } });
    const statuses = ['?p', '?p=', '?p=1', '?p=x'].map(async (query) => (await ask('GET', `/a${query}`)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 400]);
  });

  it('the most specific range of media types', async () => {
    const content = {
      '*/*': { schema: {} },
      'text/*': { schema: { const: 'b' } },
      'text/plain': { schema: { const: 'a' } },
    };
    const { ask } = await mockOf({ '/a': { post: { requestBody: { content }, responses: ok() } } });
    const status = async (type: string, body: string) =>
      (await ask('POST', '/a', { headers: { 'content-type': type }, body })).status;
    expect([await status('text/plain', 'a'), await status('text/html', 'b'), await status('text/html', 'a')]).toEqual([
      200, 200, 400,
    ]);
  });

  it.each(['application/yaml', 'multipart/mixed; boundary=x', 'application/cbor'])(
    'nothing where a body of %s is not read, which is reported',
    async (type) => {
      const content = { [type]: { schema: { type: 'object' } } };
      const { ask, spec } = await mockOf({ '/a': { post: { requestBody: { content }, responses: ok() } } });
      expect((await ask('POST', '/a', { headers: { 'content-type': type }, body: 'a: 1' })).status).toBe(200);
      expect(spec.warnings).toEqual([expect.stringMatching(/openapi\.json:\d+:\d+: A body of .* is not checked/)]);
    },
  );
});

describe('a path item that is a reference', () => {
  const parameters = [{ name: 'id', in: 'path', required: true, schema: int }];
  const pathItems = { A: { $ref: '#/components/pathItems/B' }, B: { parameters, ...get } };

  it('with a reference and operations of its own has both', async () => {
    const paths = { '/a/{id}': { $ref: '#/components/pathItems/A', put: { responses: ok() } } };
    const { ask } = await mockOf(paths, { components: { pathItems } });
    const statuses = ['GET /a/1', 'PUT /a/1', 'GET /a/x', 'PUT /a/x', 'POST /a/1'].map(async (line) => {
      const [method = '', path = ''] = line.split(' ');
      return (await ask(method, path)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 200, 400, 400, 404]);
  });

  it('may have a percent sign that encodes nothing', async () => {
    const { ask } = await mockOf({ '/a': { $ref: '#/paths/~1b%zz' }, '/b%zz': get });
    expect((await ask('GET', '/a')).status).toBe(200);
  });
});

it('a path parameter may have a name of any characters', async () => {
  const parameters = [{ name: 'ü b', in: 'path', required: true, schema: int }];
  const { ask } = await mockOf({ '/a/{ü b}': { get: { parameters, responses: ok() } } });
  expect([(await ask('GET', '/a/1')).status, (await ask('GET', '/a/x')).status]).toEqual([200, 400]);
});

it('a header may be called as members of every object are', async () => {
  const parameters = [{ name: 'constructor', in: 'header', required: true, schema: int }];
  const { ask } = await mockOf({ '/a': { get: { parameters, responses: ok() } } });
  expect(messageOf(await ask('GET', '/a'))).toBe('header.constructor is required');
  expect((await ask('GET', '/a', { headers: { constructor: '1' } })).status).toBe(200);
});

it('a header of JSON is written as JSON', async () => {
  const headers = { 'X-J': { content: { 'application/json': { schema: { type: 'object' }, example: { a: [1] } } } } };
  const { ask } = await mockOf({ '/a': { get: { responses: ok(undefined, { headers }) } } });
  expect((await ask('GET', '/a')).headers.get('x-j')).toBe('{"a":[1]}');
});

it('a media type whose example cannot be generated is not chosen if another can', async () => {
  const content = { 'application/cbor': { schema: {} }, ...json({ const: 1 }) };
  const { ask } = await mockOf({ '/a': { get: { responses: ok(content) } } });
  expect((await ask('GET', '/a', { headers: { accept: 'application/cbor' } })).text).toBe('1');
});

it('a reference may name its own file', async () => {
  const schema = { $ref: 'openapi.json#/components/schemas/I' };
  const { ask } = await mockOf({ '/a': { post: post(schema) } }, { components: { schemas: { I: int } } });
  expect((await ask('POST', '/a', sent(1))).status).toBe(200);
  expect(messageOf(await ask('POST', '/a', sent('x')))).toMatch(/^body must be an integer/);
});

it('an example of a status without examples is refused', async () => {
  const { ask } = await mockOf({ '/a': get });
  const message = 'header Prefer: example must be left out, as none is documented for status 200';
  expect(messageOf(await ask('GET', '/a', { headers: { prefer: 'example=b' } }))).toBe(message);
});

describe('one line with the place refuses', () => {
  const level = (at: number) => `x-${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]\n`;
  const bomb = Array.from({ length: 9 }, (_, at) => level(at + 1)).join('');
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
  it.each([
    [
      'Swagger 2.0',
      "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n",
      ': it is Swagger 2.0, .* npx @scalar/cli document upgrade ',
    ],
    ['OpenAPI 3.0', head.replace('3.1.0', '3.0.4'), ': it is OpenAPI 3.0.4, .* npx @scalar/cli document upgrade '],
    ['OpenAPI 3.2', head.replace('3.1.0', '3.2.0'), ': it is OpenAPI 3.2.0, .* state openapi: 3.1.1'],
    ['a version that is a number', head.replace('3.1.0', '3.1'), ': openapi must be a text .* not 3.1'],
    ['a file without a version', 'info: {}\n', ': the file states no version'],
    ['an empty file', '', ': the file is empty; write an OpenAPI 3.1 description'],
    ['a file of comments', '# later\n', ': the file is empty'],
    ['a text', 'hello\n', ': the file holds a string'],
    ['a list', '[1]\n', ': the file holds a list'],
    [
      'a reference to another host',
      `${head}paths: { /a: { $ref: 'https://any.invalid/a.yaml' } }\n`,
      ":3:\\d+: Can't resolve \\$ref: https://any.invalid/a.yaml is on another host, .*npx @redocly/cli bundle ",
    ],
    ['a key twice', `${head}paths: {}\npaths: {}\n`, ':4:1: duplicated mapping key'],
    ['two documents', `${head}paths: {}\n---\n${head}`, ': expected a single document'],
    ['an alias in itself', `${head}paths: &p { /a: *p }\n`, ': .* an alias of YAML is inside of what it names'],
    [
      'aliases that multiply',
      `${head}x-a: &a0 [1]\n${bomb}paths: {}\n`,
      ': its YAML aliases repeat more than 1000000 values',
    ],
    ['a version that is a list', head.replace('3.1.0', '[3.1.0]'), ': openapi must be a text .* not \\["3.1.0"\\]'],
    ...['600', '6XX', '20X', '099'].map((status): [string, string, string] => [
      `the status ${status}`,
      `${head}paths: { /a: { get: { responses: { '${status}': { description: d } } } } }\n`,
      `:3:\\d+: The status ${status} must be one from 100 to 599`,
    ]),
    ...['/a/{', '/a/{}', '/a/{b}}'].map((path): [string, string, string] => [
      `the path ${path}`,
      `${head}paths: { '${path}': { parameters: [{ name: b, in: path, required: true, schema: {} }] } }\n`,
      `:3:\\d+: The path ${path.replaceAll(/[{}]/g, '\\$&')} must have a parameter's name in each pair of braces`,
    ]),
    ...['body', 'constructor'].map((place): [string, string, string] => [
      `a parameter in ${place}`,
      `${head}paths: { /a: { parameters: [{ name: b, in: ${place}, schema: {} }] } }\n`,
      ':3:\\d+: `in` can be one of the following only',
    ]),
    ...['null', '{ c: null }'].map((encoding): [string, string, string] => [
      `the encoding ${encoding}`,
      `${head}paths: { /a: { post: { requestBody: { content: { multipart/form-data: { encoding: ${encoding} } } } } } }\n`,
      ':3:\\d+: Expected type',
    ]),
    [
      'a media type of a parameter that is null',
      `${head}paths: { /a: { parameters: [{ name: b, in: query, content: { application/json: null } }] } }\n`,
      ':3:\\d+: Expected type',
    ],
    ['a list that does not end', `${head}paths: [\n`, ':4:1: '],
    [
      'a scheme that is not there',
      `${head}paths: {}\nsecurity: [{ none: [] }]\n`,
      ':4:\\d+: The security scheme none ',
    ],
    [
      'a step of 0',
      `${head}components: { schemas: { A: { multipleOf: 0 } } }\n`,
      ':3:\\d+: multipleOf must be greater than 0',
    ],
  ])('%s', async (_, text, message) => {
    const { root, write } = await specFolder();
    await write('openapi.yaml', text);
    await expect(readSpec(root)).rejects.toThrow(new RegExp(`^[^\n]*openapi\\.yaml${message}[^\n]*$`));
  });
});
