import type { Served } from '@dli-connections/serve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, create, minimal } from '../test/ask.ts';
import { startMock } from './index.ts';

// Over a port, because that is where a hostile body can end the process or keep it from answering others.
let served: Served;
beforeAll(async () => {
  served = await startMock({ port: 0, host: '127.0.0.1' });
});
afterAll(() => served.close());

const overPort = (request: Request) => fetch(request);
const address = () => `${served.url}/v2.0/p1/datasource/enhanced-connections`;
const send = (text: string) => ask(overPort, create(text, {}, address()));

async function expectRefused(text: string, place: string | RegExp) {
  const answer = await send(text);
  expect(answer.status, JSON.stringify(answer.body)).toBe(400);
  expect(answer.body.error_msg).toMatch(place);
  expect(String(answer.body.error_msg).length).toBeLessThan(1_000);
  expect(await send(JSON.stringify(minimal))).toMatchObject({ status: 201 });
}

const limit = 12 * 1024 * 1024;

/** The minimal body with something after its last property. */
const plus = (text: string) => `${JSON.stringify(minimal).slice(0, -1)},${text}}`;
/** The minimal body with another name, in JSON. */
const named = (text: string) => JSON.stringify({ ...minimal, name: 0 }).replace('"name":0', `"name":${text}`);
const unknownProperties = (count: number) =>
  Array.from({ length: count }, (_, index) => `"${index.toString(36)}":0`).join();

// Each takes a second at most.
describe('a hostile body is refused, and the next request is answered', { timeout: 60_000 }, () => {
  it.each([
    ['a name outside Latin-1', plus('"名字":1'), 'body["名字"] is not a known property'],
    ['a name outside the BMP', plus('"😀":1'), 'body["😀"] is not a known property'],
    ['only a name outside Latin-1', '{"名字":1}', /body\["名字"\] is not a known property/],
    ['__proto__', plus('"__proto__":{"name":"x"}'), 'body.__proto__ is not a known property'],
    ['constructor', plus('"constructor":{"prototype":{"x":1}}'), 'body.constructor is not a known property'],
    ['toString', plus('"toString":1'), 'body.toString is not a known property'],
    ['a name that is a lone surrogate', plus('"\\ud800":1'), 'must not hold NUL or half a surrogate pair'],
    ['a value that is a lone surrogate', named('"\\ud800"'), 'half a surrogate pair (at "name")'],
    ['a name with controls', plus('"a\\r\\nx: y\\u001b[31m":1'), 'is not a known property'],
    ['a name that reorders text', plus('"a\u202eb\u0085c\u2028d":1'), 'body["a\\u{202e}b\\u{85}c\\u{2028}d"] is not a'],
    ['a name with quotes', plus('"\'; found \'x":1'), 'is not a known property'],
    ['a name like a pointer', plus('"a/b~0c":1'), 'body["a/b~0c"] is not a known property'],
    ['an empty name', plus('"":1'), 'body[""] is not a known property'],
    ['an endless name', plus(`"${'x'.repeat(1_000_000)}":1`), 'body must not have a text of more than'],
    ['an endless name of digits', plus(`"${'1'.repeat(60_000)}":1`), 'body must not have a text of more than'],
    ['an endless value', named(`"${'x'.repeat(limit - 200)}"`), 'body must not have a text of more than'],
    ['an escaped NUL', named('"a\\u0000b"'), 'half a surrogate pair (at "name")'],
    ['a raw NUL', named('"a\0b"'), 'body must be JSON'],
    ['a number beyond all numbers', named('1e999'), 'body.name must be a string'],
    ['a number of many digits', named('9'.repeat(50_000)), 'body must not have a number of more than'],
    ['a name twice', plus('"name":"b"'), 'body must not have "name" twice in one object'],
    ['a number alone', '1e999', 'body must be an object'],
    [
      'a hundred thousand levels of arrays',
      '['.repeat(100_000) + ']'.repeat(100_000),
      'body must not have more than 4 levels',
    ],
    ['levels that do not end', '['.repeat(100_000), 'body must not have more than 4 levels'],
    [
      'a hundred thousand levels of objects',
      plus(`"x":${'{"a":'.repeat(100_000)}0${'}'.repeat(100_000)}`),
      'levels (at "a")',
    ],
    ['deep hosts', plus(`"hosts":${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'levels (at "hosts")'],
    ['levels of a small body', plus(`"hosts":${'['.repeat(4_000)}${']'.repeat(4_000)}`), 'hosts[0]'],
  ])('%s', (_, text, place) => expectRefused(text, place));

  it.each([
    ['hosts that are numbers', `{"hosts":[${'0,'.repeat(limit / 2 - 10)}0]}`, /^body/],
    ['a host that is a number, after legal ones', plus(`"hosts":[${'{},'.repeat(19_998)}0]`), /^body\.hosts\[19998\]/],
    [
      'one host too many, each with unknown properties',
      plus(
        `"hosts":[${Array(20_001)
          .fill(`{${unknownProperties(90)}}`)
          .join()}]`,
      ),
      'more than 10 names in one object',
    ],
    ['unknown properties', plus(unknownProperties(1_000_000)), 'more than 10 names in one object'],
    ['what is listed whole', plus(`"hosts":[${'0,'.repeat(4_000)}0]`), 'and 3996 more'],
  ])('%s, many of them', async (_, text, place) => {
    expect(text.length).toBeLessThanOrEqual(limit);
    await expectRefused(text, place);
  });
});
