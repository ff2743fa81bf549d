import { targetOf } from '@dli-connections/contract/server';
import { describe, expect, it } from 'vitest';
import { json, messageOf, mockOf, ok, post, sent } from '../test/any-spec.ts';
import { specFolder } from '../test/spec-folder.ts';
import { mockOfFile } from './follow.ts';

describe('a schema of JSON Schema 2020-12', () => {
  const components = {
    schemas: {
      Named: {
        $id: 'https://any.test/schemas/named',
        type: 'object',
        required: ['n'],
        properties: { n: { $ref: '#/$defs/num' } },
        $defs: { num: { type: 'integer' } },
      },
      ByAnchor: { $anchor: 'anchored', type: 'string', maxLength: 3 },
      Bundled: {
        $id: 'https://any.test/schemas/bundled',
        type: 'object',
        properties: { a: { $ref: '#/components/schemas/ByAnchor' } },
      },
      List: {
        $id: 'list',
        type: 'object',
        properties: { items: { type: 'array', items: { $dynamicRef: '#item' } } },
        $defs: { item: { $dynamicAnchor: 'item', not: {} } },
      },
      Numbers: { $id: 'numbers', $ref: 'list', $defs: { item: { $dynamicAnchor: 'item', type: 'integer' } } },
      Tree: {
        type: 'object',
        required: ['v'],
        properties: {
          v: { type: 'integer' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
        unevaluatedProperties: false,
      },
    },
  };
  const schemas: [name: string, schema: unknown, legal: unknown[], illegal: unknown[]][] = [
    ['$id, named by its address', { $ref: 'https://any.test/schemas/named' }, [{ n: 1 }], [{}, { n: 'a' }]],
    ['$id, named by its pointer', { $ref: '#/components/schemas/Named' }, [{ n: 1 }], [{}, { n: 'a' }]],
    ['an anchor in a schema with $id', { $ref: 'numbers#item' }, [1], ['a']],
    ['$anchor', { $ref: '#anchored' }, ['abc'], ['abcd', 1]],
    [
      'a reference from the root in a schema with $id',
      { $ref: '#/components/schemas/Bundled' },
      [{ a: 'abc' }],
      [{ a: 'abcd' }],
    ],
    ['$dynamicRef', { $ref: '#/components/schemas/Numbers' }, [{ items: [1] }], [{ items: ['a'] }]],
    ['$dynamicRef that nothing extends', { $ref: 'list' }, [{ items: [] }], [{ items: [1] }]],
    [
      'a schema that contains itself',
      { $ref: '#/components/schemas/Tree' },
      [{ v: 1, children: [{ v: 2 }] }],
      [
        { v: 1, children: [{}] },
        { v: 1, w: 2 },
      ],
    ],
    [
      'prefixItems and items: false',
      { type: 'array', prefixItems: [{ type: 'integer' }], items: false },
      [[1], []],
      [['a'], [1, 2]],
    ],
    [
      'unevaluatedProperties',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      [{ a: 1 }],
      [{ b: 1 }],
    ],
    [
      'unevaluatedItems beside contains',
      { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
      [[1, 'a'], ['a']],
      [[1, 'a', 2]],
    ],
    [
      'unevaluatedItems around several contains',
      {
        allOf: [{ contains: { multipleOf: 2 } }, { contains: { multipleOf: 3 } }],
        unevaluatedItems: { multipleOf: 5 },
      },
      [[2, 3, 4, 5, 6]],
      [[2, 3, 4, 7, 8]],
    ],
    [
      'unevaluatedItems around items of a choice',
      { anyOf: [{ items: { type: 'string' } }, true], unevaluatedItems: { type: 'boolean' } },
      [['a', 'b'], [true]],
      [['a', true]],
    ],
    [
      'unevaluatedProperties beside an if that stands alone',
      { if: { required: ['a'], properties: { a: {} } }, unevaluatedProperties: false },
      [{ a: 1 }, {}],
      [{ b: 1 }],
    ],
    [
      'unevaluatedProperties beside if and else',
      {
        if: { required: ['a'], properties: { a: { const: 1 } } },
        else: { properties: { b: {} } },
        unevaluatedProperties: false,
      },
      [{ a: 1 }, { b: 1 }],
      [{ a: 2 }, { a: 1, b: 1 }],
    ],
    ['a pattern that only works without the flag u', { type: 'string', pattern: '^[\\w\\-]+$' }, ['a-b'], ['a b']],
    [
      'a property called __proto__',
      JSON.parse(
        '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"integer"}},"additionalProperties":false}',
      ),
      [JSON.parse('{"__proto__":1}')],
      [{}, JSON.parse('{"__proto__":"a"}'), JSON.parse('{"__proto__":1,"b":1}')],
    ],
    [
      'what a property called __proto__ asks for',
      JSON.parse('{"dependentRequired":{"__proto__":["a"]},"dependentSchemas":{"__proto__":{"required":["b"]}}}'),
      [{}, JSON.parse('{"__proto__":0,"a":1,"b":1}')],
      [JSON.parse('{"__proto__":0,"a":1}'), JSON.parse('{"__proto__":0,"b":1}')],
    ],
    [
      'a mailbox (RFC 5321)',
      { type: 'string', format: 'email' },
      ['a@b', "o'a+b@c.de", '"joe bloggs"@a.test', '"a\\"@b"@c', 'a@[127.0.0.1]', 'a@[IPv6:::1]'],
      ['a', 'a b@c', 'a..b@c', '.a@b', 'a@-b', 'a@b..c', `a@${'b'.repeat(64)}`, 'a@[127.0.0.300]', 'a@[::1]', 'a@b\n'],
    ],
    [
      'a date with a time (RFC 3339)',
      { type: 'string', format: 'date-time' },
      ['2020-02-29T23:59:60Z', '2020-01-01t00:00:00.5z', '2020-01-01T00:00:00-00:00'],
      [
        '2020-01-01 00:00:00Z',
        '2020-01-01T00:00:00+0100',
        '2020-01-01T00:00:00+01',
        '2021-02-29T00:00:00Z',
        '2020-01-01',
      ],
    ],
    ['an integer of 64 bits', { type: 'integer', format: 'int64' }, [9007199254740991, -(2 ** 63)], [1e19, -1e19, 1.5]],
    ['a float', { type: 'number', format: 'float' }, [1.5, 3.4e38], [1e39]],
    [
      'a UUID',
      { type: 'string', format: 'uuid' },
      ['2EB8AA08-aa98-11ea-b4aa-73b441d16380'],
      ['urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380'],
    ],
    ['an unknown format', { type: 'string', format: 'cidr' }, ['anything'], [1]],
    [
      'unknown keywords',
      {
        type: 'string',
        nullable: true,
        $recursiveRef: '#',
        foo: { bar: 1 },
        xml: { name: 'a' },
        externalDocs: { url: 'http://a.test' },
      },
      ['a'],
      [null],
    ],
    [
      'dependentRequired and if',
      {
        dependentRequired: { a: ['b'] },
        if: { required: ['c'] },
        else: {},
        ...JSON.parse('{"then":{"required":["d"]}}'),
      },
      [{ a: 1, b: 1 }, {}],
      [{ a: 1 }, { c: 1 }],
    ],
  ];

  it.each(schemas)('%s is enforced', async (_, schema, legal, illegal) => {
    const { ask } = await mockOf({ '/a': { post: post(schema) }, '/b': { post: post(schema) } }, { components });
    for (const path of ['/a', '/b']) {
      for (const body of legal) expect([body, (await ask('POST', path, sent(body))).status]).toEqual([body, 200]);
      for (const body of illegal) {
        const answer = await ask('POST', path, sent(body));
        expect([body, answer.status]).toEqual([body, 400]);
        expect(messageOf(answer)).toMatch(/^body/);
      }
    }
  });

  it('a made-up answer satisfies it', async () => {
    for (const [name, schema] of schemas) {
      const { ask } = await mockOf({ '/a': { get: { responses: ok(json(schema)) } } }, { components });
      for (const prefer of ['', 'dynamic=true']) {
        expect([name, (await ask('GET', '/a', { headers: { prefer } })).status]).toEqual([name, 200]);
      }
    }
  });

  it('a read-only property need not be sent', async () => {
    const schema = {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'string', readOnly: true }, name: {} },
    };
    const { ask } = await mockOf({ '/a': { post: post(schema) } });
    expect((await ask('POST', '/a', sent({ name: 1 }))).status).toBe(200);
    expect(messageOf(await ask('POST', '/a', sent({})))).toBe('body.name is required');
  });
});

it.each<[kind: string, operation: object, components?: object]>([
  ['example', { responses: ok(json({}, { examples: { e: { $ref: '#/components/examples/None' } } })) }],
  ['link', { responses: ok(undefined, { links: { l: { $ref: '#/components/links/None' } } }) }],
  ['security scheme', { responses: ok() }, { securitySchemes: { S: { $ref: '#/components/securitySchemes/None' } } }],
  ['path item', { $ref: '#/components/pathItems/None' }],
])('a broken reference to a %s is refused at the start', async (kind, get, components = {}) => {
  const paths = { '/a': kind === 'path item' ? get : { get } };
  await expect(mockOf(paths, { components })).rejects.toThrow(/openapi\.json:\d+:\d+: .*None/);
});

it('anchors belong to their file, and references percent-encode file names', async () => {
  const { root, write } = await specFolder();
  const post = (file: string) =>
    `{ post: { requestBody: { content: { application/json: { schema: { $ref: ${file} } } } } } }`;
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
  await write('openapi.yaml', `${head}paths:\n  /a: ${post('a%20b.yaml')}\n  /b: ${post('b.yaml')}\n`);
  await write('a b.yaml', "$ref: '#own'\n$defs: { o: { $anchor: own, type: boolean } }\n");
  await write('b.yaml', "$ref: '#own'\n$defs: { o: { $anchor: own, type: integer } }\n");
  const target = targetOf((await mockOfFile(root, {})).exchange);
  const status = async (path: string, body: unknown) =>
    (await target(new Request(`http://any.test${path}`, { method: 'POST', ...sent(body) }))).status;
  expect([await status('/a', true), await status('/a', 1), await status('/b', 1), await status('/b', true)]).toEqual([
    200, 400, 200, 400,
  ]);
});

it('a reference to an anchor in another file is followed', async () => {
  const { root, write } = await specFolder();
  const post = "post: { requestBody: { content: { application/json: { schema: { $ref: 'parts.yaml#n' } } } } }";
  await write('openapi.yaml', `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a: { ${post} }\n`);
  await write('parts.yaml', '$defs: { any: { $anchor: n, type: integer } }\n');
  const target = targetOf((await mockOfFile(root, {})).exchange);
  const status = async (body: unknown) =>
    (await target(new Request('http://any.test/a', { method: 'POST', ...sent(body) }))).status;
  expect([await status(1), await status('x')]).toEqual([200, 400]);
});

it('a broken reference is one line with its place', async () => {
  await expect(
    mockOf({ '/a': { get: { responses: ok(json({ $ref: '#/components/schemas/None' })) } } }),
  ).rejects.toThrow(/^[^\n]*openapi\.json:\d+:\d+: Can't resolve \$ref: #\/components\/schemas\/None names nothing\.$/);
});
