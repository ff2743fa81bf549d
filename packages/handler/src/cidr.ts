/**
 * The canonical form of a CIDR: the IP version and the bits of the prefix. So `10.0.0.7/24` is `10.0.0.0/24`, `2001:DB8::/32`
 * is `2001:db8:0::/32`, and an address is the range of itself.
 */
export function networkOf(cidr: string): string {
  const [address = '', prefix] = cidr.split('/');
  const [version, bits] = address.includes(':') ? ['v6', bitsOfV6(address)] : ['v4', bitsOfV4(address)];
  return `${version}:${bits.slice(0, prefix === undefined ? bits.length : Number(prefix))}`;
}

function bitsOfV4(address: string): string {
  return address
    .split('.')
    .map((part) => binary(Number(part), 8))
    .join('');
}

function bitsOfV6(address: string): string {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((part) => binary(Number.parseInt(part, 16), 16)).join('');
}

const binary = (value: number, width: number) => value.toString(2).padStart(width, '0');

/** True if two ranges, each from `networkOf`, have an address in common. */
export function overlap(network: string, other: string): boolean {
  return network.startsWith(other) || other.startsWith(network);
}
