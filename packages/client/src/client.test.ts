import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { clientOf, created, input, rejectionOf, type TestOptions, token } from '../test/client-of.ts';
import { createDliClient, UnknownOutcomeError } from './index.ts';

const answerCreated = async () => Response.json(created, { status: 201 });
const base = '/v2.0/p1/datasource/enhanced-connections';

/** The request that a call makes. */
async function requestOf(
  call: (client: ReturnType<typeof clientOf>) => Promise<unknown>,
  options?: Partial<TestOptions>,
) {
  const requests: Request[] = [];
  const target = async (request: Request) => {
    requests.push(request);
    return Response.json({}, { status: 500 });
  };
  await rejectionOf(call(clientOf(target, options)));
  const [request, ...more] = requests;
  if (!request || more.length > 0) throw new Error(`the call made ${requests.length} requests`);
  return request;
}

describe('a request', () => {
  it('of a create carries the input as JSON, and the token', async () => {
    const request = await requestOf((client) => client.createEnhancedConnection({ ...input, queues: [], tags: null }));
    expect(request.method).toBe('POST');
    expect(request.url).toBe(`http://dli.test${base}`);
    expect(request.headers.get('content-type')).toBe('application/json');
    expect(request.headers.get('x-auth-token')).toBe(token);
    expect(await request.json()).toEqual({ ...input, queues: [], tags: null });
  });

  it('of a show has no body and no content type', async () => {
    const request = await requestOf((client) => client.showEnhancedConnection({ connection_id: 'c1' }));
    expect(request.method).toBe('GET');
    expect(request.url).toBe(`http://dli.test${base}/c1`);
    expect(request.headers.has('content-type')).toBe(false);
    expect(request.body).toBe(null);
  });

  it('is never redirected', async () => {
    expect((await requestOf((client) => client.createEnhancedConnection(input))).redirect).toBe('manual');
  });

  it.each([
    ['http://dli.test/', 'http://dli.test'],
    ['http://dli.test:8080//', 'http://dli.test:8080'],
    ['https://gateway.test/dli/{stage}/', 'https://gateway.test/dli/%7Bstage%7D'],
  ])('goes below the endpoint %s', async (endpoint, expected) => {
    const request = await requestOf((client) => client.createEnhancedConnection(input), { endpoint });
    expect(request.url).toBe(expected + base);
  });

  it('has the connection_id as exactly one segment of its path', async () => {
    const nasty = fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      '?',
      '#',
      '%',
      '%2e',
      '%2F',
      ';',
      ':',
      '$&',
      ' ',
      '\t',
      '\n',
      '{project_id}',
      'é',
      '🦊',
    );
    const connectionId = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.array(nasty, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      )
      .filter((id) => !['', '.', '..'].includes(id));
    await fc.assert(
      fc.asyncProperty(connectionId, async (connection_id) => {
        const { url } = await requestOf((client) => client.showEnhancedConnection({ connection_id }));
        const { pathname, search, hash } = new URL(url);
        expect(pathname.startsWith(`${base}/`)).toBe(true);
        const segment = pathname.slice(base.length + 1);
        expect(segment).not.toContain('/');
        expect(decodeURIComponent(segment)).toBe(connection_id);
        expect(search + hash).toBe('');
      }),
    );
  });
});

describe('input that cannot be sent', () => {
  const target = vi.fn(answerCreated);
  const client = clientOf(target);
  const anyInput = (value: unknown) => value as typeof input;

  it.each([
    ['a connection_id that would leave the path', () => client.showEnhancedConnection({ connection_id: '..' })],
    ['no input where some is required', () => (client.showEnhancedConnection as () => Promise<unknown>)()],
    ['an input that is not an object', () => client.createEnhancedConnection(anyInput('name'))],
    ['a value that JSON does not know', () => client.createEnhancedConnection(anyInput({ ...input, name: 1n }))],
  ])('%s is a TypeError', async (_name, call) => {
    expect(await rejectionOf(call())).toBeInstanceOf(TypeError);
    expect(target).not.toHaveBeenCalled();
  });
});

test('a failing target leaves the outcome of a create unknown', async () => {
  const cause = new TypeError('fetch failed');
  const throwing = () => {
    throw cause;
  };
  for (const target of [throwing, async () => throwing()]) {
    const error = await rejectionOf(clientOf(target).createEnhancedConnection(input));
    expect(error).toBeInstanceOf(UnknownOutcomeError);
    expect(error).toMatchObject({ name: 'UnknownOutcomeError', operationId: 'createEnhancedConnection' });
    expect((error as Error).cause).toMatchObject({ name: 'NetworkError', cause });
    expect(JSON.stringify(error)).not.toContain(token);
  }
});

test('a target that answers nothing leaves it unknown too', async () => {
  // The cast makes a target that breaks its type, as one written in JavaScript may.
  const targets = [async () => undefined as unknown as Response, () => Promise.reject(undefined)];
  for (const target of targets) {
    expect(await rejectionOf(clientOf(target).createEnhancedConnection(input))).toBeInstanceOf(UnknownOutcomeError);
  }
});

describe('options', () => {
  const options = { endpoint: 'http://dli.test', projectId: 'p1', credentials: token };

  it.each(['', 'dli.test', 'ftp://dli.test', 'http://user:pw@dli.test', 'http://dli.test/?a=b', 'http://dli.test/#a'])(
    'with the endpoint %j are refused',
    (endpoint) => expect(() => createDliClient({ ...options, endpoint })).toThrow(TypeError),
  );

  it.each(['', '..', undefined as unknown as string])('with the project %j are refused', (projectId) => {
    expect(() => createDliClient({ ...options, projectId })).toThrow(TypeError);
  });

  it.each([' ', `${token}\n`, `${token}\r\nX-Other: 1`, `${token}é`])(
    'with the token %j are refused, and it is not shown',
    (bad) => {
      expect(() => createDliClient({ ...options, credentials: bad })).toThrow(
        /^credentials must be a string of visible ASCII characters, no spaces or line breaks$/,
      );
    },
  );

  it('without fetch use the global one, as it is at the time of the call', async () => {
    const client = createDliClient(options);
    vi.stubGlobal('fetch', answerCreated);
    expect(await client.createEnhancedConnection(input)).toEqual(created);
    vi.unstubAllGlobals();
  });
});
