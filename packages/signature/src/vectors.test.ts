import { describe, expect, test } from 'vitest';
import { canonicalRequest, parseDate, sign, stringToSign, verify } from './index.ts';

/** A signed request and its signer. */
interface Vector {
  keys: [accessKey: string, secretKey: string];
  request: [method: string, url: string, body?: string];
  headers: Record<string, string>;
  signed: string;
  signature: string;
}

const vendor: Vector['keys'] = ['AccessKey', 'SecretKey'];
const example: Vector['keys'] = ['EXAMPLEAK', 'EXAMPLESK'];
const resources = 'https://service.endpoint.myhuaweicloud.com/resources?size=1';
const project = '48cc2c48765f481480c7db940d6409d1';
const connections = `http://127.0.0.1:4010/v2.0/${project}/datasource/enhanced-connections`;
const base = { 'x-sdk-date': '20260101T000000Z', 'x-project-id': project };
const json = { ...base, 'content-type': 'application/json' };
const usual = 'content-type;host;x-project-id;x-sdk-date';

/** From the tests of the vendor's SDKs. */
const published: Record<string, Vector> = {
  'Python, GET': {
    keys: vendor,
    request: ['GET', resources],
    headers: { 'x-sdk-date': '20200608T023900Z' },
    signed: 'host;x-sdk-date',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  'Python, POST': {
    keys: vendor,
    request: ['POST', resources, '{"name":"test","id":1}'],
    headers: { 'x-sdk-date': '20200608T023900Z' },
    signed: 'host;x-sdk-date',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  'Go, GET': {
    keys: vendor,
    request: ['GET', 'https://any.test/path?limit=1'],
    headers: { 'x-sdk-date': '20060102T150405Z' },
    signed: 'x-sdk-date',
    signature: '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624',
  },
  'Go, POST with a line break at the end': {
    keys: vendor,
    request: ['POST', 'https://any.test/path?key=value', '{"Name":"test","Id":1}\n'],
    headers: { 'x-sdk-date': '20060102T150405Z' },
    signed: 'x-sdk-date',
    signature: 'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59',
  },
};

/** Made with the vendor's Python signer; the Node SDK signs the same headers. */
const generated: Record<string, Vector> = {
  list: {
    keys: example,
    request: ['GET', `${connections}?limit=10&name=test&tags=tag1%3Dv1%2Ctag2%3Dv2`],
    headers: json,
    signed: usual,
    signature: 'b85a327c17469c0d2a2cd11a91a5687c040119e7a26e7559e10de5ef4d5011fe',
  },
  'list, its query sent in another order and raw': {
    keys: example,
    request: ['GET', `${connections}?tags=tag1=v1,tag2=v2&name=test&limit=10`],
    headers: json,
    signed: usual,
    signature: 'b85a327c17469c0d2a2cd11a91a5687c040119e7a26e7559e10de5ef4d5011fe',
  },
  create: {
    keys: example,
    request: [
      'POST',
      connections,
      '{"name":"test","dest_vpc_id":"22094d8f-c310-4621-913d-4c4d655d8495","dest_network_id":"78f2562a-36e4-4b39-95b9-f5aab22e1281","queues":["q1","q2"]}',
    ],
    headers: json,
    signed: usual,
    signature: '8e0e0d105c2c93d545ddf133aee89a8a3a08901930e4821c64f7e30c9ef6a192',
  },
  'delete a route': {
    keys: example,
    request: [
      'DELETE',
      `http://127.0.0.1:4010/v3/${project}/datasource/enhanced-connections/2a620c33-5609-40c9-affd-2b6453071b0f/routes/route-1`,
    ],
    headers: json,
    signed: usual,
    signature: 'bb685335e497946613f48cb41caf5b1275d94453952ec6e753ea32cbd3d9e0dd',
  },
};

/** The headers that each client signs, and those that it sends besides; computed in Python after the steps of the vendor's signer. */
const clients: Record<string, Vector> = {
  'Python, spaces in the body': {
    keys: example,
    request: ['POST', connections, '{"name": "test", "queues": ["q1", "q2"]}'],
    headers: { ...json, 'user-agent': 'huaweicloud-usdk-python/3.0; os/Linux python/3.13.5' },
    signed: 'content-type;host;user-agent;x-project-id;x-sdk-date',
    signature: '60d3d166c7ce25336f915bbfe99cfdcbf24f0bab143dca4ee1e97eb447456b8d',
  },
  'Go, without host and content-type': {
    keys: example,
    request: ['POST', connections, '{"name":"test"}\n'],
    headers: { ...json, 'user-agent': 'huaweicloud-usdk-go/3.0' },
    signed: 'user-agent;x-project-id;x-sdk-date',
    signature: '6e70cc365af6218c3e799921a5366bea18ae94925c3f47af76a088ebb7ae4775',
  },
  'Terraform, X-Project-Id and X-Security-Token added afterwards': {
    keys: example,
    request: ['GET', `${connections}?status=ACTIVE&tags=k%3Dv%2Ck2%3Dv2`],
    headers: {
      ...base,
      accept: 'application/json',
      'content-type': 'application/json;charset=utf8',
      'user-agent': 'terraform-provider-iac golangsdk/2.0.0',
      'x-security-token': 'added later',
    },
    signed: 'accept;content-type;user-agent;x-sdk-date',
    signature: 'b29d97ef617fc3076e3ee3e564e9c2588c9af009a3c530c36e62ba2367ae58c0',
  },
  'Python, odd path and query, and a header in UTF-8': {
    keys: example,
    request: ['GET', 'http://127.0.0.1:4010/a%20b/%c3%BC%2F%C3%A9~*?b=2&b=10&a-b=1&a=%C3%BC+%26%3D%2B'],
    // As a server reads the two bytes of the ë that the client sends.
    headers: { ...base, 'user-agent': 'Zo\u00c3\u00ab' },
    signed: 'user-agent;x-sdk-date',
    signature: '2ad5729ac59cc9296269df7c4f260887f0b61b9c9c0f9b3d2bf3f4b2531e3dcc',
  },
};

function requestOf({ request: [method, url, body], headers }: Vector): Request {
  // Bytes, since a Request adds a content-type to a text.
  return new Request(url, { method, headers, body: body === undefined ? null : new TextEncoder().encode(body) });
}

const headerOf = ({ keys: [accessKey], signed, signature }: Vector) =>
  `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signed}, Signature=${signature}`;
const timeOf = ({ headers }: Vector) => parseDate(headers['x-sdk-date'] ?? '') ?? Number.NaN;

describe('verifies', () => {
  test.each(Object.entries({ ...published, ...generated, ...clients }))('%s', async (_name, vector) => {
    const request = requestOf(vector);
    request.headers.set('authorization', headerOf(vector));
    const [accessKey, secretKey] = vector.keys;
    const secretOf = (key: string) => (key === accessKey ? secretKey : undefined);
    expect(await verify(request, secretOf, { now: () => timeOf(vector) })).toEqual({ ok: true, accessKey });
    const wrong = await verify(request, () => 'another', { now: () => timeOf(vector) });
    expect(wrong).toEqual({ ok: false, problem: 'verify aksk signature fail' });
  });
});

describe('signs alike', () => {
  test.each(Object.entries({ ...published, ...generated }))('%s', async (_name, vector) => {
    const [accessKey, secretKey] = vector.keys;
    const unsigned = vector.signed.includes('host') ? [] : ['host'];
    const credentials = { accessKey, secretKey, now: () => timeOf(vector) };
    const kept = await sign(requestOf(vector), credentials, { unsigned });
    expect(kept.headers.get('authorization')).toBe(headerOf(vector));

    const dateless = requestOf(vector);
    dateless.headers.delete('x-sdk-date');
    const dated = await sign(dateless, credentials, { unsigned });
    expect(Object.fromEntries(dated.headers)).toEqual(Object.fromEntries(kept.headers));
  });
});

test('the two texts on the way to a signature are as the vendor describes them', async () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const request = new Request('http://127.0.0.1:4010/a%2fb/%C3%A9+/c?b=+&a=2&a=10&a-b&=x&&a', { headers: base });
  const canonical = canonicalRequest(request, ['host', 'x-sdk-date'], empty);
  expect(canonical.split('\n')).toEqual([
    'GET',
    '/a/b/%C3%A9%2B/c/',
    '=x&a=&a=10&a=2&a-b=&b=%20',
    'host:127.0.0.1:4010',
    'x-sdk-date:20260101T000000Z',
    '',
    'host;x-sdk-date',
    empty,
  ]);
  const text = await stringToSign('20260101T000000Z', canonical);
  expect(text).toMatch(/^SDK-HMAC-SHA256\n20260101T000000Z\n[0-9a-f]{64}$/);
});

test('a path that is not validly encoded still has one canonical form', () => {
  const lines = canonicalRequest(new Request('http://h/%zz/%FF/%7e%41/100%'), [], '').split('\n');
  expect(lines[1]).toBe('/%25zz/%FF/~A/100%25/');
});
