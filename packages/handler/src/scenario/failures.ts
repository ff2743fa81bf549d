import { type Binding, wordOf } from '../bindings.ts';

/*
 * The `err_msg` of a failed peering. The text for a subnet is the vendor's own; that for a VPC is made like it.
 * The manuals say that overlapping ranges are reported here, but give no text (EVIDENCE.md: failed-peerings).
 */

/** The VPC has no such subnet. */
export const missingSubnet = (id: string) => missing('subnet', id);

/** The project has no such VPC. */
export const missingVpc = (id: string) => missing('vpc', id);

const missing = (what: string, id: string) => {
  const code = what === 'subnet' ? 'VPC.0202' : 'VPC.0101';
  const message = `Query resource by id ${id} fail.the ${what} could not be found.`;
  return `Failed to get ${what} ${id}. Response code : 404, message : ${JSON.stringify({ code, message })}`;
};

/** The range of a peer overlaps that of the connection's subnet. */
export const overlapsSubnet = (binding: Binding, cidr: string, subnet: string, other: string) =>
  `The CIDR block ${cidr} of ${named(binding)} overlaps ${other} of subnet ${subnet}.`;

/** The range of a peer overlaps that of another peer of the connection. */
export const overlapsAnother = (binding: Binding, cidr: string, other: Binding) =>
  `The CIDR block ${cidr} of ${named(binding)} overlaps that of ${named(other)}, which uses the connection already.`;

const named = ({ kind, name }: Binding) => `${wordOf[kind]} ${name}`;
