import { describe, expect, test, vi } from 'vitest';
import { clientOf, created, input, rejectionOf, token } from '../test/client-of.ts';
import { ApiError, CredentialsError } from './index.ts';

const refused = () => Response.json({ error_code: 'APIGW.0301', error_msg: 'token expires' }, { status: 401 });
const success = () => Response.json(created, { status: 201 });
const read = { connection_id: 'c1' };

/** A target that takes the given tokens only, and the tokens that it received. */
function taking(...valid: string[]) {
  const sent: (string | null)[] = [];
  const target = async (request: Request) => {
    const given = request.headers.get('x-auth-token');
    sent.push(given);
    return valid.includes(given ?? '') ? success() : refused();
  };
  return { sent, target };
}

/** A source of the tokens `token-1`, `token-2` and so on. */
const counting = () => {
  let count = 0;
  return vi.fn(async () => `token-${++count}`);
};

describe('a source of tokens', () => {
  test('is called once for many calls', async () => {
    const credentials = counting();
    const { sent, target } = taking('token-1');
    const client = clientOf(target, { credentials });
    await Promise.all([client.createEnhancedConnection(input), client.createEnhancedConnection(input)]);
    await client.createEnhancedConnection(input);
    expect(credentials).toHaveBeenCalledTimes(1);
    expect(sent).toEqual(['token-1', 'token-1', 'token-1']);
  });

  test('is called again once on 401, even for a create and without retries', async () => {
    const credentials = counting();
    const { sent, target } = taking('token-2');
    const client = clientOf(target, { credentials, retry: false });
    expect(await client.createEnhancedConnection(input)).toEqual(created);
    expect(sent).toEqual(['token-1', 'token-2']);
  });

  test('a refusal of the second token ends the call', async () => {
    const credentials = counting();
    const error = await rejectionOf(clientOf(taking().target, { credentials }).createEnhancedConnection(input));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 401, retryable: false });
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  test('is called again once for all calls with the same refused token', async () => {
    const credentials = counting();
    const client = clientOf(taking('token-2').target, { credentials });
    await Promise.all(Array.from({ length: 5 }, () => client.createEnhancedConnection(input)));
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  test('that fails ends the call, and is called again by the next one', async () => {
    const cause = new Error('IAM is away');
    const credentials = vi.fn(counting()).mockRejectedValueOnce(cause).mockResolvedValueOnce('no\ntoken');
    const { sent, target } = taking('token-1');
    const client = clientOf(target, { credentials });
    const first = await rejectionOf(client.showEnhancedConnection(read));
    expect(first).toBeInstanceOf(CredentialsError);
    expect(first).toMatchObject({ cause, mayHaveHappened: false });
    const second = await rejectionOf(client.showEnhancedConnection(read));
    expect((second as Error).cause).toEqual(
      new TypeError('token must be a string of visible ASCII characters, no spaces or line breaks'),
    );
    expect(sent).toEqual([]);
    expect(await client.createEnhancedConnection(input)).toEqual(created);
  });

  test('has its tokens taken out of errors', async () => {
    const echo = async (request: Request) =>
      Response.json(
        { error_code: 'APIGW.0301', error_msg: `no: ${request.headers.get('x-auth-token')}` },
        { status: 403 },
      );
    const client = clientOf(echo, { credentials: async () => token });
    expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({ error_msg: 'no: [secret]' });
  });
});

test('a token that does not change is not sent again on 401', async () => {
  const { sent, target } = taking();
  expect(await rejectionOf(clientOf(target).createEnhancedConnection(input))).toMatchObject({ status: 401 });
  expect(sent).toEqual([token]);
});

test('invalid credentials are refused at once', () => {
  const make = (none: unknown) => () => clientOf(taking().target, { credentials: none as string });
  for (const none of [undefined, null, '']) expect(make(none)).toThrow(/^credentials is missing: it takes a token, /);
  for (const none of [{ token: 'x' }, {}, [], { authorize: 'x' }])
    expect(make(none)).toThrow(/^credentials must be a token, /);
  expect(make('two words')).toThrow(/^credentials must be a string of visible/);
  expect(make({ accessKey: 'AK' })).toThrow('credentials.secretKey must be a trimmed string, not empty');
});

const authorizer = { authorize: () => {}, refused: () => false };

test.each([undefined, null, 'a-secret-text', 5, Promise.resolve(['a-secret-text']), new Set(['a-secret-text'])])(
  'an authorizer whose secrets are %s is refused',
  (secrets) => {
    const credentials = { ...authorizer, secrets: () => secrets as unknown as string[] };
    expect(() => clientOf(taking().target, { credentials })).toThrow(/^credentials must be a token, /);
  },
);

test('secrets that an authorizer does not have yet are left out', async () => {
  const echo = async () =>
    Response.json({ error_code: 'X', error_msg: 'undefined null a-secret-text' }, { status: 400 });
  const credentials = { ...authorizer, secrets: () => [undefined, 'a-secret-text'] };
  const error = await rejectionOf(clientOf(echo, { credentials }).createEnhancedConnection(input));
  expect(error).toMatchObject({ error_msg: 'undefined null [secret]' });
});
