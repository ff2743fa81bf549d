import { describe, expect, it } from 'vitest';
import { ask, create, minimal, show, vendorSample } from '../test/ask.ts';
import { createMock } from './index.ts';

const mock = await createMock({
  onError: (error) => {
    throw error;
  },
});

const id = '2a620c33-5609-40c9-affd-2b6453071b0f';
const url = create('').url;

describe('a request that keeps the contract', () => {
  it('is answered with the example of the vendor page', async () => {
    expect(await ask(mock, create(vendorSample))).toEqual({
      status: 201,
      body: {
        is_success: true,
        message: 'Create peer connection for queues:{queue list in the request parameter}',
        connection_id: id,
      },
    });
  });

  it('is answered with the first example if the vendor page has none', async () => {
    expect(await ask(mock, show(id))).toMatchObject({ status: 200, body: { id, status: 'ACTIVE' } });
  });

  it.each([
    ['another media type', 'text/html'],
    ['no media type', ''],
    ['what is no media type', 'nonsense;;q=x'],
  ])('is answered with JSON though it accepts %s', async (_, accept) => {
    expect(await ask(mock, create(vendorSample, { accept }))).toMatchObject({ status: 201 });
  });

  it.each(['a,b', 'a/b', 'a%b', 'a b', "a!'()*b", '{id}', '名字', '..;', 'a?b#c'])(
    'may name a connection %s: any text is an identifier',
    async (name) => {
      expect(await ask(mock, show(encodeURIComponent(name)))).toMatchObject({ status: 200 });
    },
  );

  it('may have undocumented parameters', async () => {
    expect(await ask(mock, show(id, {}, '?a=1&a=2&__proto__=3&b'))).toMatchObject({ status: 200 });
  });
});

describe('a request without credentials', () => {
  const unauthorized = {
    status: 401,
    body: {
      error_code: 'APIGW.0301',
      error_msg: 'Incorrect IAM authentication information: x-auth-token not found',
    },
  };

  it.each(['', ' '])('with the token %j is answered with the example of the spec', async (token) => {
    expect(await ask(mock, create(vendorSample, { 'x-auth-token': token }))).toEqual(unauthorized);
    expect(await ask(mock, show(id, { 'x-auth-token': token }))).toEqual(unauthorized);
  });

  it('is answered before its body is read', async () => {
    const request = create('{', { 'x-auth-token': '' });
    expect(await ask(mock, request)).toEqual(unauthorized);
    expect(request.bodyUsed).toBe(false);
  });

  it('is answered the same despite Prefer', async () => {
    expect(await ask(mock, create(vendorSample, { 'x-auth-token': '', prefer: 'code=500' }))).toEqual(unauthorized);
  });
});

describe('a request that names no operation', () => {
  it.each([
    ['GET', 'http://mock.test/'],
    ['PATCH', url],
    ['OPTIONS', url],
    ['POST', `${url}/`],
    ['POST', url.replace('v2.0', 'v9')],
    ['GET', `${url}/%zz`],
    ['GET', `${url}/`],
  ])('%s %s is answered as the gateway does', async (method, address) => {
    expect(await ask(mock, new Request(address, { method }))).toEqual({
      status: 404,
      body: {
        error_code: 'APIGW.0101',
        error_msg: 'The API does not exist or has not been published in the environment',
      },
    });
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['cut off', create('{"name": "test", '), 'body must be JSON (it goes wrong at position 16)'],
    ['not UTF-8', new Request(create(''), { body: new Uint8Array([0x22, 0xff, 0x22]) }), 'body must be UTF-8'],
    ['empty', create(''), 'body is required'],
    ['absent', new Request(url, { method: 'POST', headers: { 'x-auth-token': 't' } }), 'body is required'],
    ['text', create(vendorSample, { 'content-type': 'text/plain' }), 'header Content-Type must be application/json'],
    [
      'of no type',
      create(vendorSample, { 'content-type': '' }),
      'header Content-Type is required, and must be application/json',
    ],
    [
      'Latin-1',
      create(vendorSample, { 'content-type': 'application/json; charset=latin1' }),
      /^header Content-Type .*charset/,
    ],
    ['compressed', create(vendorSample, { 'content-encoding': 'gzip' }), /^header Content-Encoding must be absent/],
  ])('because it is %s is answered with the reason', async (_, request, error_msg) => {
    const answer = await ask(mock, request);
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'DLI.0001' } });
    expect(answer.body.error_msg).toEqual(typeof error_msg === 'string' ? error_msg : expect.stringMatching(error_msg));
  });

  it('because it is over the limit is answered with 413', async () => {
    expect(await ask(mock, create(JSON.stringify(minimal).padEnd(12_582_913)))).toEqual({
      status: 413,
      body: { error_code: 'APIGW.0201', error_msg: 'body must not be larger than 12582912 bytes' },
    });
  });
});

describe('a request that breaks the contract', () => {
  it.each([
    [{ ...minimal, name: 'a-b' }, 'body.name must match the pattern ^[A-Za-z0-9_]*$ (it is a string of 3 characters)'],
    [{ ...minimal, queue: [] }, 'body.queue is not a known property'],
    [
      { ...minimal, hosts: [{}, { ip: '01.2.3.4' }] },
      /^body\.hosts\[1\]\.ip must match the pattern .* \(it is a string of 8/,
    ],
    [{ ...minimal, hosts: [{ adress: 1 }] }, 'body.hosts[0].adress is not a known property'],
    [{ ...minimal, tags: [{ key: 'k' }] }, 'body.tags[0].value is required'],
    [{ ...minimal, queues: { a: 1 } }, 'body.queues must be an array (it is an object)'],
    [[], 'body must be an object (it is an array of 0 items)'],
    ['null', 'body must be an object (it is null)'],
    ['false', 'body must be an object (it is a boolean)'],
    ['""', 'body must be an object (it is an empty string)'],
  ])('%j gets the place and the rule', async (body, error_msg) => {
    const answer = await ask(mock, create(body));
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'DLI.0001' } });
    expect(answer.body.error_msg).toEqual(typeof error_msg === 'string' ? error_msg : expect.stringMatching(error_msg));
  });

  it('in many places gets the first five, and the number of the others', async () => {
    const { body } = await ask(mock, create({ ...minimal, queues: Array(20).fill('') }));
    expect(String(body.error_msg).split('; ')).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `body.queues[${index}] must have at least 1 character (it is an empty string)`),
      'and 15 more',
    ]);
  });

  it('in its path and its body gets both', async () => {
    const request = create({ ...minimal, name: '' }, {}, url.replace(/v2.0\/\w+/, 'v2.0/a-b'));
    expect((await ask(mock, request)).body.error_msg).toBe(
      'path.project_id must match the pattern ^[A-Za-z0-9]*$ (it is a string of 3 characters); ' +
        'body.name must have at least 1 character (it is an empty string)',
    );
  });
});

describe('many requests at once', () => {
  it('do not affect each other', async () => {
    const kinds = Array.from({ length: 40 }, (): [Request, number][] => [
      [create(vendorSample), 201],
      [create({}), 400],
      [create(vendorSample, { prefer: 'code=500' }), 500],
      [create(vendorSample, { prefer: 'dynamic=true', accept: 'text/html' }), 201],
      [show(id, { 'x-auth-token': '' }), 401],
    ]).flat();
    const answers = await Promise.all(kinds.map(([request]) => ask(mock, request)));
    expect(answers.map(({ status }) => status)).toEqual(kinds.map(([, status]) => status));
  });
});
