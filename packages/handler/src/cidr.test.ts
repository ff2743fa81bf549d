import { expect, test } from 'vitest';
import { networkOf } from './cidr.ts';

/** Ranges, and other ways to write them. */
const same: string[][] = [
  ['10.0.0.0/24', '10.0.0.255/24'],
  ['127.0.0.0', '127.0.0.0/32'],
  ['0.0.0.0/0', '255.255.255.255/0'],
  ['::/0', 'ffff::/0'],
  ['::', '0:0:0:0:0:0:0:0', '::/128', '0::0'],
  ['2001:db8::/32', '2001:DB8::/32', '2001:0db8:0:0:0:0:0:0/32', '2001:db8:ffff::1/32'],
  ['1::8', '1:0:0:0:0:0:0:8', '1:0::0:8'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
  ['10.0.0.0/25'],
  ['10.0.0.128/25'],
];

test('a range has one form however it is written, and no two ranges have the same', () => {
  const forms = same.map((texts) => [...new Set(texts.map(networkOf))]);
  expect(forms.filter((each) => each.length !== 1)).toEqual([]);
  expect(new Set(forms.flat()).size).toBe(same.length);
});

test('the form is the version and the bits of the prefix', () => {
  expect(networkOf('10.0.0.0/8')).toBe('v4:00001010');
  expect(networkOf('fe80::/10')).toBe('v6:1111111010');
});
