import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign, verify } from './index.ts';

const time = Date.UTC(2026, 0, 1);
const now = () => time;
const keys = { accessKey: 'AK', secretKey: 'SK', now };
const secretOf = () => 'SK';

/** The parts of a request. */
interface Parts {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
}

const bare = ['GET', 'HEAD'];
const method = fc.constantFrom(...bare, 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'REPORT');
const odd = fc.constantFrom(
  'a',
  'b',
  ' ',
  '/',
  'a/b',
  'é',
  '+',
  '%',
  '%2F',
  '&',
  '=',
  '~',
  "!'()*",
  '日本',
  '💥',
  '\u00a0',
);
const text = fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 5 }));
// A URL resolves encoded dots like plain ones, so the path would be another one.
const segment = text.filter((part) => !/^\.{1,2}$/.test(part)).map(encodeURIComponent);
const pathname = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
const pairs = fc.array(fc.tuple(text, text), { maxLength: 4 });
const search = fc.oneof(
  pairs.map((list) => list.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')),
  pairs.map((list) => new URLSearchParams(list).toString()),
);
const url = fc
  .tuple(fc.constantFrom('http://127.0.0.1:4010', 'https://dli.test'), pathname, search)
  .map(([origin, path, query]) => `${origin}${path}?${query}`);
const value = fc.array(fc.integer({ min: 0x21, max: 0xff }).filter((code) => code < 0x7f || code > 0x9f));
const headers = fc.dictionary(
  fc.constantFrom('x-a', 'x-b', 'content-type', 'x-project-id', 'x_c'),
  value.map((codes) => String.fromCharCode(...codes)),
);
const body = fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)));
const parts: fc.Arbitrary<Parts> = fc
  .record({ method, url, headers, body })
  .map((all) => (bare.includes(all.method) ? { ...all, body: null } : all));

const requestOf = ({ url, ...init }: Parts) => new Request(url, init);

/** The parts of a request as it is sent. */
async function partsOf(request: Request): Promise<Parts> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const { method, url, headers } = request;
  return { method, url, headers: Object.fromEntries(headers), body: bytes.length > 0 ? bytes : null };
}

const isGenuine = async (request: Request) => (await verify(request, secretOf, { now })).ok;

test('a signed request is verified, also after it was taken apart', async () => {
  const property = fc.asyncProperty(parts, async (all) => {
    const signed = await sign(requestOf(all), keys);
    expect(await isGenuine(signed)).toBe(true);
    expect(await isGenuine(requestOf(await partsOf(signed)))).toBe(true);
  });
  await fc.assert(property, { numRuns: 500 });
});

/** One change of a signed request each, steered by a number; `undefined` if the request has nothing of the kind. */
const changes: Record<string, (parts: Parts, at: number) => Partial<Parts> | undefined> = {
  method: ({ method, body }) => ({ method: method === 'PUT' || (body && method === 'DELETE') ? 'POST' : 'PUT' }),
  'a segment more': ({ url }) => ({ url: url.replace('?', '/x?') }),
  'a slash doubled': ({ url }) => ({ url: url.replace(/^(\w+:\/\/[^/]+)/, '$1/') }),
  'a character in the path': ({ url }) => ({ url: url.replace('?', '%20?') }),
  'a pair more': ({ url }) => ({ url: `${url}&x=1` }),
  'a query value': ({ url }, at) => changeQuery(url, at, ([key, value]) => [[key, `${value}x`]]),
  'a query key': ({ url }, at) => changeQuery(url, at, ([key, value]) => [[`${key}x`, value]]),
  'a pair doubled': ({ url }, at) => changeQuery(url, at, (pair) => [pair, pair]),
  'a pair less': ({ url }, at) => changeQuery(url, at, () => []),
  host: ({ url }) => ({ url: url.replace(/127\.0\.0\.1:4010|dli\.test/, 'evil.test') }),
  'a header changed': ({ headers }, at) => changeHeader(headers, at, (value) => `${value}\u00a0`),
  'a header gone': ({ headers }, at) => changeHeader(headers, at, () => undefined),
  date: ({ headers }) => ({ headers: { ...headers, 'x-sdk-date': '20260101T000001Z' } }),
  'a byte more': ({ body, method }) =>
    bare.includes(method) ? undefined : { body: new Uint8Array([...(body ?? []), 0x0a]) },
  'a byte changed': ({ body }, at) =>
    body ? { body: body.map((byte, index) => (index === at % body.length ? byte ^ 1 : byte)) } : undefined,
  'a byte less': ({ body }) => (body ? { body: body.slice(1) } : undefined),
  'a digit of the signature': ({ headers }) =>
    changeAuthorization(headers, (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
  'a name less in SignedHeaders': ({ headers }) =>
    changeAuthorization(headers, (text) => text.replace(/=[^,=]+;x-sdk-date/, '=x-sdk-date')),
  'another access key': ({ headers }) => changeAuthorization(headers, (text) => text.replace('AK', 'AL')),
};

type Pair = [string, string];

function changeQuery(url: string, at: number, change: (pair: Pair) => Pair[]): Partial<Parts> | undefined {
  const changed = new URL(url);
  const list = [...changed.searchParams];
  if (list.length === 0) return undefined;
  changed.search = String(
    new URLSearchParams(list.flatMap((pair, index) => (index === at % list.length ? change(pair) : [pair]))),
  );
  return { url: changed.href };
}

function changeHeader(headers: Parts['headers'], at: number, change: (value: string) => string | undefined) {
  const names = Object.keys(headers).filter((name) => !name.includes('_') && name !== 'authorization');
  const name = names[at % names.length] ?? '';
  const { [name]: value = '', ...others } = headers;
  const changed = change(value);
  return { headers: changed === undefined ? others : { ...others, [name]: changed } };
}

const changeAuthorization = (headers: Parts['headers'], change: (text: string) => string) => ({
  headers: { ...headers, authorization: change(headers.authorization ?? '') },
});

test.each(Object.entries(changes))('one change is found out: %s', async (name, change) => {
  const property = fc.asyncProperty(parts, fc.nat(), async (all, at) => {
    const sent = await partsOf(await sign(requestOf(all), keys));
    const changed = change(sent, at);
    fc.pre(changed !== undefined);
    const known = (accessKey: string) => (accessKey === 'AK' ? 'SK' : 'SL');
    expect((await verify(requestOf({ ...sent, ...changed }), known, { now })).ok, name).toBe(false);
  });
  await fc.assert(property, { numRuns: 100 });
});

test('a signature holds for another URL exactly where the URL means the same', async () => {
  // Few characters, so that two URLs often mean the same.
  const short = fc.array(fc.constantFrom('a', '%61', '/', '%2F', '%20', '%2f'), { maxLength: 4 });
  const query = fc.array(fc.constantFrom('a=1', 'a=%31', 'b', 'b=', 'b=+', 'b=%20', 'a-b=1'), { maxLength: 3 });
  const small = fc.tuple(short, query).map(([path, list]) => `http://h/${path.join('')}?${list.join('&')}`);
  const meaningOf = (url: string) => {
    const { pathname, searchParams } = new URL(url);
    const path = decodeURIComponent(pathname);
    return JSON.stringify([path.endsWith('/') ? path : `${path}/`, [...searchParams].map(String).sort()]);
  };
  let same = 0;
  const property = fc.asyncProperty(small, small, async (url, other) => {
    const { headers } = await sign(new Request(url), keys);
    const equal = meaningOf(url) === meaningOf(other);
    same += Number(equal);
    expect(await isGenuine(new Request(other, { headers }))).toBe(equal);
  });
  await fc.assert(property, { numRuns: 3000 });
  expect(same).toBeGreaterThan(10);
});
