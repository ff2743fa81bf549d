import { stringify } from 'node:querystring';
import { describe, expect, it } from 'vitest';
import { json, messageOf, mockOf, ok, sent } from '../test/any-spec.ts';

describe('a parameter', () => {
  const get = (...parameters: object[]) => ({ get: { parameters, responses: ok() } });
  const integer = { type: 'integer' };

  type Headers = Record<string, string>;

  it.each<[string, parameter: object, path: string, legal: Headers, illegal: Headers, message: string | RegExp]>([
    [
      'a cookie',
      { name: 'c', in: 'cookie', required: true, schema: integer },
      '/a',
      { cookie: 'b=x; c=5' },
      { cookie: 'b=1' },
      'cookie.c is required',
    ],
    [
      'a header',
      { name: 'X-Count', in: 'header', required: true, schema: integer },
      '/a',
      { 'x-count': '5' },
      {},
      'header.X-Count is required',
    ],
    [
      'a header of a list',
      { name: 'X-L', in: 'header', schema: { type: 'array', items: integer } },
      '/a',
      { 'x-l': '1, 2' },
      { 'x-l': '1,b' },
      /^header\.X-L\[1\] must be an integer/,
    ],
  ])('%s is read and judged', async (_, parameter, path, legal, illegal, message) => {
    const { ask } = await mockOf({ '/a': get(parameter) });
    expect((await ask('GET', path, { headers: legal })).status).toBe(200);
    const answer = await ask('GET', path, { headers: illegal });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toMatch(message);
  });

  it.each([
    [
      { content: json({ type: 'object', required: ['a'] }) },
      'q=%7B%22a%22:1%7D',
      'q=%7B%7D',
      /^query\.q\.a is required/,
    ],
    [
      { schema: { oneOf: [integer, { type: 'string', pattern: '^\\d{3}$' }, { type: 'boolean' }], not: { const: 7 } } },
      'q=123',
      'q=7',
      /^query\.q /,
    ],
    [
      {
        schema: {
          anyOf: [
            { type: 'integer', maximum: 2 },
            { type: 'string', pattern: '^9$' },
          ],
        },
      },
      'q=9',
      'q=3',
      /^query\.q /,
    ],
    [
      { schema: { type: 'array', items: integer }, explode: false, style: 'pipeDelimited' },
      'q=1|2',
      'q=1|b',
      /^query\.q\[1\]/,
    ],
    [
      { schema: { type: 'array', items: { type: 'object', required: ['a'] } } },
      'q=%7B%22a%22:1%7D',
      'q=%7B%7D',
      /^query\.q\[0\]\.a is required/,
    ],
    [{ schema: { type: 'boolean', default: 'odd' } }, '', 'q=1', /^query\.q must be a boolean/],
  ])('in the query, %j', async (parameter, legal, illegal, message) => {
    const { ask } = await mockOf({ '/a': get({ name: 'q', in: 'query', ...parameter }) });
    expect((await ask('GET', `/a?${legal}`)).status).toBe(200);
    expect(messageOf(await ask('GET', `/a?${illegal}`))).toMatch(message);
  });

  it.each([
    [
      { name: 'q', in: 'query', style: 'deepObject', schema: integer },
      'the style deepObject is not supported for the type integer',
    ],
    [
      { name: 'q', in: 'query', style: 'spaceDelimited', schema: { type: 'string' } },
      'the style spaceDelimited is not supported for the type string',
    ],
    [
      { name: 'q', in: 'query', content: { 'application/xml': { schema: {} } } },
      'a parameter of the media type application/xml is not supported',
    ],
    [{ name: 'q', in: 'query', style: 'simple', schema: integer }, 'the style simple is not supported in query'],
    [
      { name: 'q', in: 'query', schema: integer, content: { 'application/json': {} } },
      'it has both `schema` and `content`, of which only one is allowed',
    ],
    [
      { name: 'q', in: 'query', content: { 'application/json': {}, 'text/plain': {} } },
      'its content must have exactly one media type',
    ],
    [
      { name: '__proto__', in: 'query', schema: {} },
      'The parameter __proto__ cannot be read: no value can have this name',
    ],
  ])('that cannot be read is refused at the start, with its line: %j', async (parameter, reason) => {
    await expect(mockOf({ '/a': get(parameter) })).rejects.toThrow(new RegExp(`openapi\\.json:\\d+:\\d+: .*${reason}`));
  });

  it.each([
    ['deepObject', 'array', '?q[]=1&q[]=2', '?q[0]=1', '?q[]=a', 'a list is read as q[]=1 or q[0]=1'],
    ['spaceDelimited', 'array', '?q=1&q=2', '?q=1', '?q=a', 'a list is read as q=1&q=2'],
    ['pipeDelimited', 'object', '?q=a|1', '?q=a|1|b|x', '?q=a|x', 'it is read as with explode false'],
  ])('of a form that OpenAPI leaves undefined, %s for an %s, is read and reported', async (style, type, ...rest) => {
    const [one, other, wrong, words] = rest;
    const schema = { type, items: integer, properties: { a: integer } };
    const { ask, spec } = await mockOf({ '/a': get({ name: 'q', in: 'query', style, explode: true, schema }) });
    const statuses = [one, other, wrong].map(async (query) => (await ask('GET', `/a${query}`)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 400]);
    const message = 'OpenAPI does not define the form of the parameter q: ';
    expect(spec.warnings).toEqual([expect.stringMatching(/openapi\.json:\d+:\d+: /)]);
    expect(spec.warnings[0]).toContain(message);
    expect(spec.warnings[0]).toContain(words);
  });

  it('that is listed twice is refused at the start, with its line', async () => {
    const twice = {
      ...get(),
      parameters: [integer, { type: 'string' }].map((schema) => ({ name: 'q', in: 'query', schema })),
    };
    await expect(mockOf({ '/a': twice })).rejects.toThrow(/openapi\.json:\d+:\d+: .*unique `name` \+ `in` parameters/);
  });

  it('that takes any name ignores the names of a deepObject', async () => {
    const lat = { type: 'object', required: ['lat'], properties: { lat: { type: 'number' } } };
    const filter = { type: 'object', properties: { a: integer } };
    const { ask } = await mockOf({
      '/a': get(
        { name: 'f', in: 'query', style: 'deepObject', schema: filter },
        { name: 'geo', in: 'query', schema: lat },
      ),
    });
    expect((await ask('GET', '/a?f[a]=1')).status).toBe(200);
    expect((await ask('GET', '/a?f[a]=1&lat=2')).status).toBe(200);
    expect((await ask('GET', '/a?f[a]=b')).status).toBe(400);
  });

  it('of the path item counts, unless the operation overrides it', async () => {
    const shared = [{ name: 'n', in: 'query', schema: integer }];
    const own = {
      ...get({ name: 'n', in: 'query', schema: { type: 'string' } }),
      put: { responses: ok() },
      parameters: shared,
    };
    const { ask } = await mockOf({ '/a': own });
    expect((await ask('GET', '/a?n=b')).status).toBe(200);
    expect((await ask('PUT', '/a?n=b')).status).toBe(400);
  });
});

describe('a body', () => {
  const properties = {
    n: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
    o: { type: 'object', required: ['a'] },
  };
  const form = { type: 'object', required: ['n'], properties, additionalProperties: false };
  const takes = (content: object) => ({
    '/a': { post: { requestBody: { required: true, content }, responses: ok() } },
  });

  it('of a form is judged by its fields', async () => {
    const { ask } = await mockOf(takes({ 'application/x-www-form-urlencoded': { schema: form } }));
    const send = (fields: Record<string, string | string[]>) =>
      ask('POST', '/a', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: stringify(fields) });
    expect((await send({ n: '1', tags: ['a', 'b'], o: '{"a":1}' })).status).toBe(200);
    expect(messageOf(await send({ n: 'x' }))).toMatch(/^body\.n must be an integer/);
    expect(messageOf(await send({ n: '1', o: '{}' }))).toMatch(/^body\.o\.a is required/);
    expect(messageOf(await send({ n: '1', other: '1' }))).toMatch(/^body\.other is not a known property/);
  });

  it('of a form may have a field called __proto__', async () => {
    const schema = JSON.parse('{"required":["__proto__"],"properties":{"__proto__":{"type":"string","maxLength":2}}}');
    const { ask } = await mockOf(takes({ 'application/x-www-form-urlencoded': { schema } }));
    const send = (body: string) =>
      ask('POST', '/a', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
    expect((await send('__proto__=ab')).status).toBe(200);
    expect(messageOf(await send('__proto__=abc'))).toMatch(/^body\.__proto__ must/);
    expect(messageOf(await send('a=abc'))).toMatch(/^body\.__proto__ is required/);
  });

  it('of several parts is judged by its fields, files included', async () => {
    const file = { type: 'string', format: 'binary', maxLength: 4 };
    const schema = { ...form, properties: { ...properties, file } };
    const { ask } = await mockOf(takes({ 'multipart/form-data': { schema } }));
    const send = (bytes: number[], n = '1') => {
      const body = new FormData();
      body.set('n', n);
      body.set('file', new Blob([new Uint8Array(bytes)]), 'a.bin');
      return ask('POST', '/a', { body });
    };
    expect((await send([0, 255, 254, 1])).status).toBe(200);
    expect(messageOf(await send([1, 2, 3, 4, 5]))).toMatch(/^body\.file must have at most 4 characters/);
    expect(messageOf(await send([1], 'x'))).toMatch(/^body\.n must be an integer/);
  });

  it('is judged by its media type, which may match a range', async () => {
    const { ask, spec } = await mockOf(
      takes({
        ...json({ type: 'object' }),
        'text/*': { schema: { type: 'string', maxLength: 3 } },
        'application/xml': { schema: {} },
      }),
    );
    const send = (type: string, body: string) => ask('POST', '/a', { headers: { 'content-type': type }, body });
    expect((await send('application/json', '{}')).status).toBe(200);
    expect((await send('application/json', '[]')).status).toBe(400);
    expect((await send('text/csv', 'abc')).status).toBe(200);
    expect((await send('text/csv', 'abcd')).status).toBe(400);
    expect((await send('application/xml', '<a/>')).status).toBe(200);
    expect(messageOf(await send('image/png', 'a'))).toBe(
      'header Content-Type must be one of application/json, text/*, application/xml',
    );
    expect(spec.warnings).toEqual([
      expect.stringMatching(/openapi\.json:\d+:\d+: A body of application\/xml is not checked/),
    ]);
  });

  it.each(['DELETE', 'PUT'])('on a %s without a body is refused by its place', async (method) => {
    const { ask } = await mockOf({ '/a': { delete: { responses: ok() }, put: { responses: ok() } } });
    expect((await ask(method, '/a')).status).toBe(200);
    expect((await ask(method, '/a', { body: '' })).status).toBe(200);
    const answer = await ask(method, '/a', sent({ a: 1 }));
    expect([answer.status, messageOf(answer)]).toEqual([400, 'body must be absent: this operation takes none']);
  });
});
