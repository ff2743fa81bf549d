import { isIPv4 } from 'node:net';

/** A range of addresses, the same text for the same range. */
export function rangeOf(cidr: string): string {
  const [address = '', length] = cidr.split('/');
  const [bits, value] = isIPv4(address) ? [32, four(address)] : [128, six(address)];
  const prefix = Number(length ?? bits);
  return `${bits} ${value >> BigInt(bits - prefix)} ${prefix}`;
}

const four = (address: string) => address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);

function six(address: string): bigint {
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const gap = right === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...gap, ...tail].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
