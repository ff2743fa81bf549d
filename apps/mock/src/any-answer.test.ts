import { serve } from '@dli-connections/serve';
import { describe, expect, it, onTestFinished } from 'vitest';
import { json, messageOf, mockOf, ok } from '../test/any-spec.ts';

describe('a path', () => {
  it('is served by reference, with a format, a space, a hash, and without an operationId', async () => {
    const get = { get: { responses: ok() } };
    const parameters = [{ name: 'format', in: 'path', required: true, schema: { enum: ['json', 'xml'] } }];
    const { ask } = await mockOf(
      {
        '/ref': { $ref: '#/components/pathItems/P' },
        '/test.{format}': { ...get, parameters },
        '/a b': get,
        '/c#d': get,
      },
      { components: { pathItems: { P: get } } },
    );
    for (const path of ['/ref', '/test.json', '/a%20b', '/c%23d'])
      expect([path, (await ask('GET', path)).status]).toEqual([path, 200]);
    expect(messageOf(await ask('GET', '/test.csv'))).toMatch(/^path\.format must be one of json, xml/);
    expect((await ask('GET', '/none')).status).toBe(404);
  });

  it('answers HEAD and OPTIONS that it documents', async () => {
    const { ask } = await mockOf({
      '/a': {
        head: { responses: ok(json({ type: 'object' }), { headers: { 'X-N': { schema: { type: 'integer' } } } }) },
        options: { responses: { 204: { description: 'ok' } } },
      },
    });
    const head = await ask('HEAD', '/a');
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    expect(head.headers.has('x-n')).toBe(true);
    expect((await ask('OPTIONS', '/a')).status).toBe(204);
  });
});

describe('an answer', () => {
  it('has the headers of the spec in style simple, except those that describe the message itself', async () => {
    const of = (schema: object, example: unknown, more: object = {}) => ({ schema, example, ...more });
    const headers = {
      'Content-Type': of({ type: 'string' }, 'text/html'),
      'Content-Length': of({ type: 'integer' }, 3),
      'Content-Encoding': of({ type: 'string' }, 'gzip'),
      'Transfer-Encoding': of({ type: 'string' }, 'chunked'),
      'X-List': of({ type: 'array' }, [1, 'b']),
      'X-Object': of({ type: 'object' }, { a: 1, b: 2 }),
      'X-Exploded': of({ type: 'object' }, { a: 1, b: 2 }, { explode: true }),
      'X-Made': { schema: { type: ['integer', 'null'], minimum: 5, maximum: 5 } },
      'X-Odd': of({ type: 'string' }, 'a\r\nb: ü'),
    };
    const { ask } = await mockOf({ '/a': { get: { responses: ok(json({}, { example: { a: 1 } }), { headers }) } } });
    const answer = await ask('GET', '/a');
    expect(answer.text).toBe('{"a":1}');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'x-list': '1,b',
      'x-object': 'a,1,b,2',
      'x-exploded': 'a=1,b=2',
      'x-made': '5',
      'x-odd': 'a%0D%0Ab: %C3%BC',
    });
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding'])
      expect(answer.headers.has(name)).toBe(false);
  });

  it('has a line for each cookie of a list, also over a port, and no header for null', async () => {
    const list = { type: 'array', items: { type: 'string' } };
    const headers = {
      'Set-Cookie': { schema: list, example: ['a=1; Path=/', 'b=2, 3'] },
      'X-None': { schema: { type: ['string', 'null'] }, example: null },
      'X-List': { schema: { type: 'array' }, example: ['a', null, 'b'] },
    };
    const paths = { '/a': { get: { responses: ok(json({}, { example: 1 }), { headers }) } } };
    const { ask, exchange } = await mockOf(paths);
    const served = await serve(exchange, { host: '127.0.0.1', port: 0, setting: '--port' });
    onTestFinished(() => served.close());
    for (const { headers } of [await ask('GET', '/a'), await fetch(`${served.url}/a`)]) {
      expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2, 3']);
      expect([headers.has('x-none'), headers.get('x-list')]).toEqual([false, 'a,b']);
    }
  });

  it('leaves out a header whose example breaks its schema, and reports it', async () => {
    const uri = { type: 'string', format: 'uri' };
    const headers = {
      Location: { schema: uri, example: 'no where' },
      Link: { schema: uri, example: 'https://a.test/' },
    };
    const { ask, broken } = await mockOf({ '/a': { get: { responses: ok(undefined, { headers }) } } });
    const answer = await ask('GET', '/a');
    expect([URL.canParse(answer.headers.get('location') ?? ''), answer.headers.get('link')]).toEqual([
      true,
      'https://a.test/',
    ]);
    expect([...broken()].filter(Boolean)).toEqual([
      expect.stringMatching(/openapi\.json:\d+:\d+: The example of the header location .* must have the format uri/),
    ]);
  });

  it('is written as its media type', async () => {
    const content = {
      'text/plain': { schema: { type: 'string' }, example: 'plain "text"' },
      'application/json': { schema: { type: 'string' }, example: 'a' },
      'application/problem+json': { schema: { type: 'object' }, example: { a: 1 } },
    };
    const { ask } = await mockOf({
      '/a': { get: { responses: ok(content) } },
      '/b': { get: { responses: ok() } },
      '/c': { get: {} },
    });
    const of = async (accept: string) => {
      const { headers, text } = await ask('GET', '/a', { headers: { accept } });
      return [headers.get('content-type'), text];
    };
    expect(await of('text/plain')).toEqual(['text/plain', 'plain "text"']);
    expect(await of('application/*;q=0.5, application/problem+json')).toEqual(['application/problem+json', '{"a":1}']);
    expect(await of('image/png')).toEqual(['application/json', '"a"']);
    for (const path of ['/b', '/c']) {
      const { status, headers, text } = await ask('GET', path);
      expect([status, headers.get('content-type'), text]).toEqual([200, null, '']);
    }
  });

  it('is 401 without credentials, and 400 with place and rule, even if the spec documents neither', async () => {
    const securitySchemes = {
      bearer: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
      crumb: { type: 'apiKey', in: 'cookie', name: 'crumb' },
    };
    const parameters = [{ name: 'n', in: 'query', required: true, schema: { type: 'integer' } }];
    const security = [{ bearer: [] }, { key: [], crumb: [] }];
    const { ask } = await mockOf(
      { '/a': { get: { security, parameters, responses: ok() } } },
      { components: { securitySchemes } },
    );
    const refused = await ask('GET', '/a?n=1');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'bearer']);
    expect((await ask('GET', '/a?n=1&key=k')).status).toBe(401);
    expect((await ask('GET', '/a?n=1&key=k', { headers: { cookie: 'crumb=c' } })).status).toBe(200);
    expect((await ask('GET', '/a?n=1', { headers: { authorization: 'Basic x' } })).status).toBe(401);
    const bad = await ask('GET', '/a', { headers: { authorization: 'Bearer x' } });
    expect([bad.status, messageOf(bad)]).toEqual([400, 'query.n is required']);
  });

  it('may be documented by a status range or by `default`', async () => {
    const { ask } = await mockOf({
      '/a': { get: { responses: { '2XX': { description: 'ok' }, default: { description: 'no' } } } },
    });
    expect((await ask('GET', '/a')).status).toBe(200);
    expect((await ask('GET', '/a', { headers: { prefer: 'code=204' } })).status).toBe(204);
    expect((await ask('GET', '/a', { headers: { prefer: 'code=503' } })).status).toBe(503);
  });

  it('is the JSON of an example that is written as a string', async () => {
    const { ask } = await mockOf({
      '/a': { get: { responses: ok(json({ type: 'object' }, { example: '{"a": 1}' })) } },
    });
    expect((await ask('GET', '/a')).text).toBe('{"a":1}');
  });
});
