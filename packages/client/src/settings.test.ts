import { expect, test } from 'vitest';
import { baseUrlOf, type Place } from './settings.ts';

test.each([
  ['cn-north-4', 'https://dli.cn-north-4.myhuaweicloud.com'],
  ['eu-de', 'https://dli.eu-de.otc.t-systems.com'],
  ['eu-nl', 'https://dli.eu-nl.otc.t-systems.com'],
])('the service of %s is at %s', (region, url) => {
  expect(baseUrlOf({ region })).toBe(url);
});

test.each(['', 'a.b', 'a/b', 'evil.test#'])('%j is no region', (region) => {
  expect(() => baseUrlOf({ region })).toThrow(new TypeError('region must be lower-case letters, digits and hyphens'));
});

test('both or none of endpoint and region is refused', () => {
  const both = { endpoint: 'http://dli.test', region: 'eu-de' } as unknown as Place;
  for (const place of [both, {} as Place]) expect(() => baseUrlOf(place)).toThrow(/^either endpoint or region/);
});
