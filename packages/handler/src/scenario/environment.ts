import { type Binding, type NewPeering, wordOf } from '../bindings.ts';
import { networkOf, overlap } from '../cidr.ts';
import { notThere, type Refusal } from '../errors.ts';
import type { Facts, Peering } from '../store/store.ts';
import type { Compute, Scenario } from './scenario.ts';

type TargetNetwork = Pick<Facts, 'dest_vpc_id' | 'dest_network_id'>;

/** The range of addresses of a peering, in canonical form. */
interface Range {
  peering: Binding;
  network: string;
}

export type ScenarioEnvironment = ReturnType<typeof createEnvironment>;

/**
 * Decides on bindings by a scenario. Pure: the same facts give the same result in every process, and after a restart.
 * `peeringMs` is the duration of a peering for which the scenario sets none.
 */
export function createEnvironment(scenario: Scenario, peeringMs: number) {
  const known = {
    // The service keeps the names of queues in lower case (EVIDENCE.md: otc-queues).
    queue: scenario.queues && new Map(scenario.queues.map((each) => [each.name.toLowerCase(), withNetwork(each)])),
    pool:
      scenario.elastic_resource_pools &&
      new Map(scenario.elastic_resource_pools.map((each) => [each.name, withNetwork(each)])),
  };
  /** The range of a peering, if it has one. A failed peering has none that could overlap another. */
  function rangeOf(peering: Peering): Range[] {
    const network = peering.failure === null ? known[peering.kind]?.get(peering.name)?.network : undefined;
    return network === undefined ? [] : [{ peering, network }];
  }

  /** The reason why one of some bindings cannot be made at all. */
  function refusalToBind(bindings: readonly Binding[]): Refusal | undefined {
    const absent = bindings.find(({ kind, name }) => known[kind]?.has(name) === false);
    return absent && notThere(absent);
  }

  /** The reason why a peering fails beside the ranges of others. One that does not fail adds its range to them. */
  function failureOf(peering: Binding, ranges: Range[], { dest_vpc_id, dest_network_id }: TargetNetwork) {
    const { fails, cidr, network } = known[peering.kind]?.get(peering.name) ?? {};
    if (fails !== undefined) return fails;
    const vpc = scenario.vpcs?.find(({ id }) => id === dest_vpc_id);
    if (scenario.vpcs && !vpc) return missing('vpc', dest_vpc_id);
    const subnet = vpc?.subnets.find(({ id }) => id === dest_network_id);
    if (vpc && !subnet) return missing('subnet', dest_network_id);
    if (cidr === undefined || network === undefined) return null;
    const overlaps = `The CIDR block ${cidr} of ${named(peering)} overlaps`;
    if (subnet?.cidr !== undefined && overlap(network, networkOf(subnet.cidr)))
      return `${overlaps} ${subnet.cidr} of subnet ${subnet.id}.`;
    const other = ranges.find((each) => overlap(network, each.network));
    if (other) return `${overlaps} that of ${named(other.peering)}, which uses the connection already.`;
    ranges.push({ peering, network });
    return null;
  }

  /** The peerings of new bindings beside existing ones, by name: when each is made, or why it fails. */
  function peer(added: readonly NewPeering[], there: readonly Peering[], place: TargetNetwork): Peering[] {
    // Collected once: a connection may have many thousands of peers, and a request many new ones.
    const ranges = there.flatMap(rangeOf);
    const made = added.map((peering) => {
      const ready_time = peering.bind_time + (known[peering.kind]?.get(peering.name)?.peering_ms ?? peeringMs);
      return { ...peering, ready_time, failure: failureOf(peering, ranges, place) };
    });
    // By code units, which is the same in every locale.
    return made.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  }

  return { refusalToBind, peer };
}

const withNetwork = (each: Compute) => ({
  ...each,
  network: each.cidr === undefined ? undefined : networkOf(each.cidr),
});

/*
 * The `err_msg` of a failed peering. The text for a subnet is the vendor's own; that for a VPC is made like it.
 * The manuals say that overlapping ranges are reported here, but give no text (EVIDENCE.md: failed-peerings).
 */

const missing = (what: 'vpc' | 'subnet', id: string) => {
  const code = what === 'subnet' ? 'VPC.0202' : 'VPC.0101';
  const message = `Query resource by id ${id} fail.the ${what} could not be found.`;
  return `Failed to get ${what} ${id}. Response code : 404, message : ${JSON.stringify({ code, message })}`;
};

const named = ({ kind, name }: Binding) => `${wordOf[kind]} ${name}`;
