import { expect, test } from 'vitest';
import { readQuery } from './query.ts';

test.each([
  ['', undefined],
  ['?name=a', undefined],
  ['?tags=k%3Dv%2Cl=w&name=%F0%9F%98%80+a', undefined],
  // U+FFFD itself is a text like any other.
  ['?name=%EF%BF%BD', undefined],
  ['?name=a%00', 'query.name must not hold NUL'],
  ['?name=\0a', 'query.name must not hold NUL'],
  ['?%00=a', 'query["\\u0000"] must not hold NUL'],
  ['?limit=1&name=%ED%A0%80', 'query.name must be UTF-8, percent-encoded'],
  ['?name=%FF', 'query.name must be UTF-8, percent-encoded'],
  ['?name=50%', 'query.name must be UTF-8, percent-encoded'],
  ['?tags=a=%C0%80', 'query.tags must be UTF-8, percent-encoded'],
  [`?${'a&'.repeat(99)}`, undefined],
  [`?${'a&'.repeat(101)}`, 'query must not have more than 100 parameters'],
  ['?%FF', 'query["\uFFFD"] must be UTF-8, percent-encoded'],
])('%j: %s', (query, problem) => {
  expect(readQuery(new URL(`http://dli.test/x${query}`)).problem).toBe(problem);
});

test.each([
  '',
  '/a',
  '/a?b=c',
  '/a#b',
  '/a?b#c',
  '/a#b?c',
  '/?',
  '?a=b',
  '/a?b?c#d',
  '/a?b=c&&d&=e&b=f=g&',
  '/a?b=c+d&é=ü',
])('the query of %s has the pairs that the platform finds', (tail) => {
  const url = new URL(`http://h${tail}`);
  expect(readQuery(url).pairs.map(({ name, value }) => [name, value])).toEqual([...url.searchParams]);
});
