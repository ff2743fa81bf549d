import { expect, test } from 'vitest';
import { readQuery } from './query.ts';
import { pathnameOf } from './request.ts';

const tails = [
  '/',
  '/a',
  '/a/b',
  '/a?b=c',
  '/a#b',
  '/a?b#c',
  '/a#b?c',
  '/?',
  '/#',
  '/a/?b=/c',
  '/a%2Fb?x=%3F',
  '/a?b?c#d#e',
  '/a?b=c&&d&=e&b=f=g&',
  '/a?b=c+d&e=%20f',
  '/a?é=ü',
  '//a//b?c',
];

test.each(tails)('the path and the query of a request to %s are the same as by URL', (tail) => {
  for (const origin of ['http://h', 'https://h.test:8443', 'http://[::1]:1']) {
    const { url } = new Request(origin + tail);
    expect(pathnameOf(url)).toBe(new URL(url).pathname);
    const pairs = readQuery(url).pairs.map(({ name, value }) => [name, value]);
    expect(pairs).toEqual([...new URL(url).searchParams]);
  }
});

test('an address without a path has a query too', () => {
  const { url } = new Request('http://h?a=b');
  expect(pathnameOf(url)).toBe('/');
  expect(readQuery(url).pairs).toEqual([{ name: 'a', value: 'b', encoded: 'b' }]);
});
