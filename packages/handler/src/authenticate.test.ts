import { expect, test } from 'vitest';
import { open } from './authenticate.ts';

const signature = 'a1'.repeat(32);
const signed = (parts = `Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`) => ({
  authorization: `SDK-HMAC-SHA256 ${parts}`,
  'x-sdk-date': '20260101T000000Z',
});
const der = `3045022100${'a1'.repeat(32)}0220${'1a'.repeat(32)}`;
const by = (algorithm: string, text: string) => ({
  ...signed(),
  authorization: `${algorithm} Access=AK, SignedHeaders=x-sdk-date, Signature=${text}`,
});
const derived = (credential: string) => ({
  ...signed(),
  authorization: `V11-HMAC-SHA256 Credential=${credential}, SignedHeaders=x-sdk-date, Signature=${signature}`,
});
const scoped = 'a Credential of the form ACCESSKEY/YYYYMMDD/REGION/SERVICE';
const form = 'header Authorization must have the form SDK-HMAC-SHA256 Access=..., SignedHeaders=..., Signature=...';
const malformed = (what: string) => `verify aksk signature fail, ${what}`;

/** Headers, each with its problem. */
const judged: [headers: Record<string, string>, problem: string | undefined][] = [
  [{ 'x-auth-token': 't' }, undefined],
  [{ 'x-auth-token': 't', authorization: 'nonsense' }, undefined],
  [signed(), undefined],
  [signed(`Access=AK,SignedHeaders=x-sdk-date,Signature=${signature}`), undefined],
  [{}, 'x-auth-token not found'],
  [{ 'x-auth-token': '', authorization: '' }, 'x-auth-token not found'],
  [{ 'x-sdk-date': '20260101T000000Z' }, 'x-auth-token not found'],
  [
    { ...signed(), authorization: 'Bearer t' },
    malformed(
      'header Authorization must start with SDK-HMAC-SHA256, SDK-HMAC-SM3, SDK-ECDSA-P256-SHA256, SDK-SM2-SM3 or V11-HMAC-SHA256',
    ),
  ],
  // The forms of the vendor's Python SDK, `signer/signer.py`: a code, or two numbers in DER.
  [by('SDK-HMAC-SM3', signature), undefined],
  [by('SDK-ECDSA-P256-SHA256', der), undefined],
  [by('SDK-SM2-SM3', der), undefined],
  // By a key derived for a scope, which the SDKs use where `with_derived_predicate` asks for it.
  [derived('AK/20260101/cn-north-4/dli'), undefined],
  [derived('A/K/20260101/cn-north-4/dli'), undefined],
  [derived('AK/20260101/cn-north-4'), malformed(`header Authorization must have ${scoped}`)],
  [derived('/20260101/cn-north-4/dli'), malformed(`header Authorization must have ${scoped}`)],
  [derived('AK'), malformed(`header Authorization must have ${scoped}`)],
  [by('V11-HMAC-SHA256', signature), malformed(form.replace('SDK', 'V11').replace('Access', 'Credential'))],
  [
    by('SDK-SM2-SM3', signature),
    malformed('header Authorization must have a Signature of a DER sequence in lower-case hexadecimal digits'),
  ],
  [
    by('SDK-HMAC-SM3', der),
    malformed('header Authorization must have a Signature of 64 lower-case hexadecimal digits'),
  ],
  [signed(`SignedHeaders=a, Signature=${signature}`), malformed(form)],
  [signed('Access=AK, SignedHeaders=a'), malformed(form)],
  [
    signed(`Access=, SignedHeaders=a, Signature=${signature}`),
    malformed('header Authorization must have an Access of 1 to 128 visible characters'),
  ],
  [
    signed(`Access=AK, SignedHeaders=a, Signature=${signature}0`),
    malformed('header Authorization must have a Signature of 64 lower-case hexadecimal digits'),
  ],
  [
    { ...signed(), 'x-sdk-date': '2026-01-01T00:00:00Z' },
    malformed('header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ'),
  ],
  [{ authorization: signed().authorization }, malformed('header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ')],
];

test.each(judged)('%j: %s', async (headers, problem) => {
  const request = { method: 'GET', url: new URL('http://dli.test/'), headers };
  const answer = await open({ request, project_id: 'p1', body: async () => 'cut off' });
  const error_msg = `Incorrect IAM authentication information: ${problem}`;
  expect(answer).toEqual(problem && { status: 401, body: { error_code: 'APIGW.0301', error_msg } });
});
