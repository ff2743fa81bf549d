import { describe, expect, test } from 'vitest';
import { type SigningKeys, sign, signHead, verify } from './index.ts';

const now = () => Date.UTC(2026, 0, 1);
const keys: SigningKeys = { accessKey: 'AK', secretKey: 'SK', now };
const url = 'https://dli.test:8443/v2.0/p?limit=1';

const signedOf = (request: Request) =>
  /SignedHeaders=([^,]*)/.exec(request.headers.get('authorization') ?? '')?.[1]?.split(';');

describe('headers', () => {
  test('the host, the date and every header that is set are signed', async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Project-Id': 'p', 'X-Trace': '1', x_trace: '2' };
    const signed = await sign(new Request(url, { headers }), keys);
    expect(signedOf(signed)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date', 'x-trace']);
    expect(signed.headers.get('x-sdk-date')).toBe('20260101T000000Z');
    expect(signed.headers.get('x_trace')).toBe('2');
  });

  test('a header that transports change, or that the caller names, is sent unsigned', async () => {
    const headers = { 'User-Agent': 'x', Connection: 'close', 'X-Trace': '1', Authorization: 'Bearer t' };
    const signed = await sign(new Request(url, { headers }), keys, { unsigned: ['X-Trace', 'Host', 'X-Sdk-Date'] });
    expect(signedOf(signed)).toEqual(['x-sdk-date']);
    expect(signed.headers.get('x-trace')).toBe('1');
    expect(signed.headers.get('user-agent')).toBe('x');
  });

  test('a security token is sent and signed', async () => {
    const signed = await sign(new Request(url), { ...keys, securityToken: 'temporary' });
    expect(signed.headers.get('x-security-token')).toBe('temporary');
    expect(signedOf(signed)).toContain('x-security-token');
  });

  test('a host that fetch would not send is not signed', async () => {
    const other = await sign(new Request(url, { headers: { host: 'other.test' } }), keys);
    const plain = await sign(new Request(url), keys);
    expect(other.headers.get('authorization')).toBe(plain.headers.get('authorization'));
  });

  test('a claim about the body is made true', async () => {
    const headers = { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' };
    const signed = await sign(new Request(url, { method: 'POST', headers, body: 'abc' }), keys);
    expect(signed.headers.get('x-sdk-content-sha256')).toMatch(/^ba7816bf8f01cfea414140de5dae2223/);
    expect(await verify(signed, () => 'SK', { now })).toEqual({ ok: true, accessKey: 'AK' });
  });
});

describe('the request', () => {
  test('stays unread and unchanged, and its copy has what it has', async () => {
    const controller = new AbortController();
    const init = { method: 'POST', body: 'é', redirect: 'manual', signal: controller.signal } as const;
    const request = new Request(url, init);
    const signed = await sign(request, keys);
    expect(request.headers.has('authorization')).toBe(false);
    expect([signed.url, signed.method, signed.redirect]).toEqual([url, 'POST', 'manual']);
    expect([await request.text(), await signed.text()]).toEqual(['é', 'é']);
    controller.abort();
    expect(signed.signal.aborted).toBe(true);
  });

  test('may have a stream or an empty text for a body', async () => {
    const stream = new Blob(['ab', 'c']).stream();
    // The DOM types lack `duplex`, which Node asks for with a stream.
    const streamed = new Request(url, { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
    const empty = new Request(url, { method: 'POST', body: '' });
    for (const request of [streamed, empty]) {
      const signed = await sign(request, keys);
      expect(await verify(signed, () => 'SK', { now })).toEqual({ ok: true, accessKey: 'AK' });
      expect(await signed.text()).toBe(await request.text());
    }
  });

  test('must not be used up', async () => {
    const request = new Request(url, { method: 'POST', body: 'x' });
    await request.text();
    await expect(sign(request, keys)).rejects.toThrow(TypeError);
  });
});

test.each(['', '{"name":"é\ud83d"}', '\u00a0'])(
  'a request with the body %j is signed in its own headers',
  async (body) => {
    const init = { method: 'POST', headers: { 'x-trace': 'é', host: 'other.test' }, body };
    const request = new Request(url, init);
    expect(await signHead(request, body, keys, { unsigned: ['X-Trace'] })).toBeUndefined();
    const copy = await sign(new Request(url, init), keys, { unsigned: ['x-trace'] });
    expect(Object.fromEntries(request.headers)).toEqual(Object.fromEntries(copy.headers));
    expect(await verify(request, () => 'SK', { now })).toEqual({ ok: true, accessKey: 'AK' });
  },
);

test.each([
  [{ accessKey: '' }, 'accessKey'],
  [{ accessKey: 'A,K' }, 'accessKey'],
  [{ accessKey: 'A K' }, 'accessKey'],
  [{ accessKey: 'A'.repeat(129) }, 'accessKey'],
  [{ secretKey: '' }, 'secretKey'],
  [{ secretKey: 'secret \n' }, 'secretKey'],
  [{ securityToken: '' }, 'securityToken'],
  [{ securityToken: 'secret\n' }, 'securityToken'],
  [{ securityToken: 'secret é' }, 'securityToken'],
])('credentials with %j are refused, and not shown', async (part, name) => {
  const error = await sign(new Request(url), { ...keys, ...part }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(`${name} must`);
  expect(String(error)).not.toContain('secret ');
});
