import { expect, test } from 'vitest';
import { readBody } from './body.ts';
import { incomingOf } from './target.ts';

const limits = { depth: 4, values: 10, names: 3, text: 20 };
const shape = { mediaType: 'application/json', required: true, maxBytes: 100, limits };
const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://dli.test', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

test.each<[string, Request, object]>([
  ['JSON', request('{"a":1}'), { ok: true, value: { a: 1 }, bytes: 7 }],
  ['a byte order mark', request(new Uint8Array([0xef, 0xbb, 0xbf, 0x31])), { ok: true, value: 1 }],
  ['two byte order marks', request('\ufeff\ufeff1'), { ok: false, status: 400 }],
  ['exactly the limit', request(`"${'x'.repeat(98)}"`), { ok: true, bytes: 100 }],
  ['one byte over the limit', request(`"${'x'.repeat(99)}"`), { ok: false, status: 413 }],
  ['no body', request(null), { ok: false, status: 400, message: 'body is required' }],
  ['an empty body', request(''), { ok: false, status: 400, message: 'body is required' }],
  [
    'a stray brace',
    request('{"a":1}}'),
    { ok: false, status: 400, message: 'body must be JSON (it goes wrong at position 7)' },
  ],
  // V8 gives no position here, and the end would be a wrong one.
  ['another token', request('{"a":NaN,"b":1}'), { ok: false, status: 400, message: 'body must be JSON' }],
  ['the words of a position', request('a at position 7'), { ok: false, status: 400, message: 'body must be JSON' }],
  ['the words of a cut', request('x end of JSON'), { ok: false, status: 400, message: 'body must be JSON' }],
  ['a cut', request('{"a":'), { ok: false, status: 400, message: 'body must be JSON (it goes wrong at position 5)' }],
  [
    'bytes that are no UTF-8',
    request(new Uint8Array([0x22, 0xff, 0x22])),
    { ok: false, status: 400, message: 'body must be UTF-8' },
  ],
  [
    'NUL',
    request('{"a":"\\u0000"}'),
    { ok: false, status: 400, message: 'body must not hold NUL or half a surrogate pair (at "a")' },
  ],
  ['NUL in a name', request('{"\\u0000":1}'), { ok: false, status: 400 }],
  ['half a surrogate pair', request('{"a":["\\uD83D"]}'), { ok: false, status: 400 }],
  ['a whole surrogate pair', request('{"a":"\\uD83D\\uDE00"}'), { ok: true, value: { a: '😀' } }],
  ['an escaped backslash', request('{"a":"\\\\u0000"}'), { ok: true, value: { a: '\\u0000' } }],
  ['a quoted charset', request('1', { 'content-type': 'application/json; charset="UTF-8"' }), { ok: true }],
  [
    'a semicolon inside of quotes',
    request('1', { 'content-type': 'application/json; profile="a;charset=latin1"' }),
    { ok: true },
  ],
  [
    'an escaped quote',
    request('1', { 'content-type': 'application/json;a="\\";charset=x";;CHARSET=UTF8 ;' }),
    { ok: true },
  ],
  [
    'a charset after quotes',
    request('1', { 'content-type': 'application/json;a=";";charset=latin1' }),
    { ok: false, status: 400 },
  ],
  [
    'a parameter without a value',
    request('1', { 'content-type': 'application/json;charset' }),
    { ok: false, status: 400 },
  ],
  ['quotes without an end', request('1', { 'content-type': 'application/json;a="b' }), { ok: false, status: 400 }],
  [
    'two charsets',
    request('1', { 'content-type': 'application/json; charset=latin1; Charset=utf-8' }),
    { ok: false, status: 400, message: 'header Content-Type must have parameters of the form name=value, each once' },
  ],
  ['another charset', request('1', { 'content-type': 'application/json; charset=utf-16' }), { ok: false, status: 400 }],
  ['another media type', request('1', { 'content-type': 'application/jsonp' }), { ok: false, status: 400 }],
  ['a content encoding', request('1', { 'content-encoding': 'br' }), { ok: false, status: 400 }],
  ['one among others', request('1', { 'content-encoding': 'identity, br' }), { ok: false, status: 400 }],
  ['no content encoding but identity', request('1', { 'content-encoding': ', Identity ,identity' }), { ok: true }],
])('%s', async (_, given, expected) => {
  expect(await readBody(incomingOf(given), shape)).toMatchObject(expected);
});

test('a truncated body is refused without a throw', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":'));
      controller.error(new Error('reset'));
    },
  });
  const given = new Request('http://dli.test', {
    method: 'POST',
    body: broken,
    headers: { 'content-type': 'application/json' },
    duplex: 'half',
  } as RequestInit);
  expect(await readBody(incomingOf(given), shape)).toMatchObject({
    ok: false,
    status: 400,
    message: 'body ended before it was complete',
  });
});

test('a byte order mark before a large body changes nothing', async () => {
  const large = { ...shape, maxBytes: 20_000 };
  const body = `{"a":1}${' '.repeat(5_000)}`;
  const values = `[${Array.from({ length: 9 }, () => `"${'x'.repeat(15)}"`).join(`,${' '.repeat(1_000)}`)}]`;
  for (const text of [body, values])
    expect(await readBody(incomingOf(request(`\ufeff${text}`)), large)).toMatchObject({
      ok: true,
      value: JSON.parse(text),
    });
});

test('white space around a body changes nothing, and no other character counts as such', async () => {
  const space = ' \n\r\t';
  expect(await readBody(incomingOf(request(`${space}{"a":1}${space}`)), shape)).toMatchObject({ value: { a: 1 } });
  for (const text of [space, ...['\v', '\0', '\u00a0'].map((other) => `{"a":1}${space}${other}`)])
    expect(await readBody(incomingOf(request(text)), shape)).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringMatching(/^body must be JSON/),
    });
});
