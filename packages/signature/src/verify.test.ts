import { describe, expect, test } from 'vitest';
import { formatDate, parseAuthorization, parseDate, sign, verify } from './index.ts';

const time = Date.UTC(2026, 0, 1);
const now = () => time;
const secretOf = (accessKey: string) => (accessKey === 'AK' ? 'SK' : undefined);
const url = 'https://dli.test:8443/v2.0/p?limit=1';
const keys = { accessKey: 'AK', secretKey: 'SK', now };
const ok = { ok: true, accessKey: 'AK' };
const fail = (detail?: string) => ({ ok: false, problem: `verify aksk signature fail${detail ? `, ${detail}` : ''}` });

/** A signed request with some headers put in the place of its own; an empty one is taken away. */
async function altered(changes: Record<string, string>, body = 'abc'): Promise<Request> {
  const signed = await sign(new Request(url, { method: 'POST', body }), keys);
  for (const [name, value] of Object.entries(changes)) {
    if (value) signed.headers.set(name, value);
    else signed.headers.delete(name);
  }
  return signed;
}

describe('the clock', () => {
  const window = 15 * 60 * 1000;
  const expired = fail('signature expired, X-Sdk-Date is more than 15 minutes from now');
  test.each([
    [0, ok],
    [window, ok],
    [-window, ok],
    [window + 1, expired],
    [-window - 1, expired],
    [86_400_000, expired],
    [Number.NaN, expired],
  ])('%d ms after the date', async (late, verdict) => {
    expect(await verify(await altered({}), secretOf, { now: () => time + late })).toEqual(verdict);
  });

  test('a request cannot be replayed later under a newer date', async () => {
    const later = time + 86_400_000;
    const replayed = await altered({ 'x-sdk-date': formatDate(later) });
    expect(await verify(replayed, secretOf, { now: () => later })).toEqual(fail());
  });

  test.each(['2026-01-01T00:00:00Z', '20260101T000000', '20260101T000000z', '20260230T000000Z', '20251231T240000Z'])(
    'the date %s is malformed',
    async (date) => {
      const problem = fail('header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ');
      expect(await verify(await altered({ 'x-sdk-date': date }), secretOf, { now })).toEqual(problem);
      expect(parseDate(date)).toBe(undefined);
    },
  );

  test('the date must be there, once, and signed', async () => {
    const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const judge = async (changes: Record<string, string>) => verify(await altered(changes), secretOf, { now });
    expect(await judge({ authorization })).toEqual(fail('header X-Sdk-Date is not signed'));
    expect(await judge({ 'x-sdk-date': '' })).toEqual(fail('signed header x-sdk-date is missing'));
    const twice = await judge({ 'x-sdk-date': '20260101T000000Z, 20260101T000000Z' });
    expect(twice).toEqual(fail('header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ'));
  });
});

describe('the body', () => {
  test('is that of the request, or the bytes given for it', async () => {
    const signed = await altered({});
    const bytes = new TextEncoder().encode('abc');
    expect(await verify(signed, secretOf, { now })).toEqual(ok);
    expect(await signed.text()).toBe('abc');
    expect(await verify(signed, secretOf, { now, bodyBytes: bytes })).toEqual(ok);
    expect(await verify(signed, secretOf, { now, bodyBytes: bytes.buffer })).toEqual(ok);
    await expect(verify(signed, secretOf, { now })).rejects.toThrow(TypeError);
  });

  test.each(['abd', 'abc\n', ''])('a signature over another body is refused: %j', async (body) => {
    const bodyBytes = new TextEncoder().encode(body);
    expect(await verify(await altered({}), secretOf, { now, bodyBytes })).toEqual(fail());
  });

  // A vendor's signer would make both of these signatures; a verifier that believes the header would accept any body.
  test.each(['UNSIGNED-PAYLOAD', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'])(
    'a header that vouches for it is not believed: %s',
    async (claim) => {
      const signed = await altered({ 'x-sdk-content-sha256': claim });
      const bodyBytes = new TextEncoder().encode('another');
      const problem = fail('header X-Sdk-Content-Sha256 is not the SHA-256 of the body');
      expect(await verify(signed, secretOf, { now, bodyBytes })).toEqual(problem);
    },
  );
});

describe('keys', () => {
  test('an access key that is not known is named, and its secret may be looked up elsewhere', async () => {
    const signed = await sign(new Request(url), { ...keys, accessKey: 'OTHER' });
    expect(await verify(signed, secretOf, { now })).toEqual({ ok: false, problem: 'ak OTHER not exist' });
    expect(await verify(signed, () => '', { now })).toEqual({ ok: false, problem: 'ak OTHER not exist' });
    expect(await verify(signed, async () => 'SK', { now })).toEqual({ ok: true, accessKey: 'OTHER' });
  });

  test('a failing look-up of a key is not a verdict', async () => {
    const broken = () => Promise.reject(new Error('store down'));
    await expect(verify(await altered({}), broken, { now })).rejects.toThrow('store down');
  });
});

test('the host is that of the header, where a server has it, else that of the URL', async () => {
  const signed = await altered({});
  const moved = new Request('http://internal/v2.0/p?limit=1', signed);
  expect(await verify(moved.clone(), secretOf, { now })).toEqual(fail());
  moved.headers.set('host', 'dli.test:8443');
  expect(await verify(moved, secretOf, { now })).toEqual(ok);
});

const signature = 'a1'.repeat(32);
const start = 'must start with SDK-HMAC-SHA256, SDK-HMAC-SM3, SDK-ECDSA-P256-SHA256, SDK-SM2-SM3 or V11-HMAC-SHA256';
const form = 'must have the form SDK-HMAC-SHA256 Access=..., SignedHeaders=..., Signature=...';
const access = 'must have an Access of 1 to 128 visible characters';
const names = 'must have SignedHeaders of lower-case names, sorted and joined by semicolons';
const digits = 'must have a Signature of 64 lower-case hexadecimal digits';
const parts = (access: string, names: string, digits = signature) =>
  `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names}, Signature=${digits}`;
const whole = parts('AK', 'x-sdk-date');

const malformed: [header: string, problem: string][] = [
  ['Bearer t', start],
  ['SDK-HMAC-SHA256', start],
  [whole.toLowerCase(), start],
  [`X${whole}`, start],
  ['SDK-HMAC-SHA256 Access=AK', form],
  [whole.replace(' Access', '  Access'), form],
  [whole.replace('Access=AK, ', ''), form],
  [whole.replace(', SignedHeaders=x-sdk-date', ''), form],
  [whole.replace(`, Signature=${signature}`, ''), form],
  [whole.replaceAll(',', ''), form],
  [whole.replaceAll(', ', ';'), form],
  [`${whole}, ${whole}`, form],
  [`${whole}, Access=AK`, form],
  [`SDK-HMAC-SHA256 Signature=${signature}, SignedHeaders=x-sdk-date, Access=AK`, form],
  [parts('A,K', 'x-sdk-date'), form],
  [parts('', 'x-sdk-date'), access],
  [parts('A K', 'x-sdk-date'), access],
  [parts('\u00c4', 'x-sdk-date'), access],
  [parts('A'.repeat(129), 'x-sdk-date'), access],
  [parts('AK', ''), names],
  [parts('AK', ';x-sdk-date'), names],
  [parts('AK', 'x-sdk-date;'), names],
  [parts('AK', 'host;;x-sdk-date'), names],
  [parts('AK', 'host; x-sdk-date'), names],
  [parts('AK', 'Host;x-sdk-date'), names],
  [parts('AK', 'x-sdk-date;host'), names],
  [parts('AK', 'host;host;x-sdk-date'), names],
  [parts('AK', 'host:x-sdk-date'), names],
  [parts('AK', 'x-sdk-date', ''), digits],
  [parts('AK', 'x-sdk-date', signature.slice(1)), digits],
  [parts('AK', 'x-sdk-date', `${signature}0`), digits],
  [parts('AK', 'x-sdk-date', signature.toUpperCase()), digits],
  [parts('AK', 'x-sdk-date', 'g'.repeat(64)), digits],
];

test.each(malformed)('Authorization: %s', async (header, problem) => {
  const verdict = await verify(await altered({ authorization: header }), secretOf, { now });
  expect(verdict).toEqual(fail(`header Authorization ${problem}`));
});

test.each([
  ['SDK-HMAC-SM3', whole.replace('SHA256', 'SM3')],
  ['V11-HMAC-SHA256', whole.replace('SDK', 'V11').replace('Access=AK', 'Credential=AK/20260101/cn-north-4/dli')],
])("the refusal of %s, which the vendor's SDKs have, names the supported algorithm", async (name, authorization) => {
  const problem = `${name} is not verified here, SDK-HMAC-SHA256 is`;
  expect(await verify(await altered({ authorization }), secretOf, { now })).toEqual(fail(problem));
});

test('Authorization is read with and without spaces after its commas', () => {
  const parsed = { algorithm: 'SDK-HMAC-SHA256', accessKey: 'AK', signedHeaders: ['x-sdk-date'], signature };
  expect(parseAuthorization(whole)).toEqual(parsed);
  expect(parseAuthorization(whole.replaceAll(', ', ','))).toEqual(parsed);
});

test('a request without Authorization, or without a header that it says is signed, is refused', async () => {
  const judge = async (authorization: string) => verify(await altered({ authorization }), secretOf, { now });
  expect(await judge('')).toEqual(fail('header Authorization is missing'));
  expect(await judge(parts('AK', 'x-absent;x-sdk-date'))).toEqual(fail('signed header x-absent is missing'));
});

describe('a request that is not a `Request`, with headers as node:http has them', () => {
  const headOf = ({ method, headers }: Request) => ({ method, url, headers: Object.fromEntries(headers) });
  const bodyBytes = new TextEncoder().encode('abc');

  test('is verified with its body', async () => {
    const head = headOf(await altered({}));
    expect(await verify(head, secretOf, { now, bodyBytes })).toEqual(ok);
    expect(await verify(head, secretOf, { now, bodyBytes: new Uint8Array() })).toEqual(fail());
    await expect(verify(head, secretOf, { now })).rejects.toThrow(
      new TypeError('bodyBytes is required: only a Request has its body with it'),
    );
  });

  test('has no header that every object inherits', async () => {
    const signature = '0'.repeat(64);
    const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=constructor;x-sdk-date, Signature=${signature}`;
    const head = headOf(await altered({ authorization }));
    expect(await verify(head, secretOf, { now, bodyBytes })).toEqual(fail('signed header constructor is missing'));
  });
});
