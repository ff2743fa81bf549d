import { expect, test } from 'vitest';
import { neverLeft, outcomeOf } from './outcome.ts';

const failed = (inner: object) => Object.assign(new TypeError('fetch failed'), { cause: inner });

test.each<[string, unknown]>([
  ['Node', failed({ code: 'ECONNREFUSED' })],
  ['Node, without a name', failed({ code: 'ENOTFOUND' })],
  ['Bun', Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' })],
  ['Deno', failed(new Error('error sending request: client error (Connect): dns error'))],
])('a connection that was never made is known by the words of %s', (_runtime, cause) => {
  expect(neverLeft(cause)).toBe(true);
});

test.each<[string, unknown]>([
  ['a reset', failed({ code: 'ECONNRESET' })],
  ['a socket that closed', failed({ code: 'UND_ERR_SOCKET' })],
  ['a browser', new TypeError('Failed to fetch')],
  ['nothing', undefined],
  ['a text', 'ECONNREFUSED'],
])('of %s that is not known', (_name, cause) => {
  expect(neverLeft(cause)).toBe(false);
});

test('a cause that is its own cause has an end', () => {
  const cause: { cause?: unknown } = {};
  cause.cause = cause;
  expect(neverLeft(cause)).toBe(false);
});

test('a call that only reads has no unknown outcome', () => {
  for (const status of [200, 408, 429, 500, 502, 503, 504])
    expect(outcomeOf('read', status, false).mayHaveHappened).toBe(false);
});
