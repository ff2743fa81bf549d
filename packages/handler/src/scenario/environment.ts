import type { Binding } from '../bindings.ts';
import { networkOf, overlap } from '../cidr.ts';
import { notThere, type Refusal } from '../errors.ts';
import type { Facts, Peering } from '../store/store.ts';
import { missingSubnet, missingVpc, overlapsAnother, overlapsSubnet } from './failures.ts';
import type { Scenario } from './scenario.ts';

/** The target network of a connection. */
export type TargetNetwork = Pick<Facts, 'dest_vpc_id' | 'dest_network_id'>;

/** Decides on bindings by a scenario. Pure: the same facts give the same result in every process, and after a restart. */
export interface ScenarioEnvironment {
  /** The reason why one of some bindings cannot be made at all. */
  refusalToBind(bindings: readonly Binding[]): Refusal | undefined;
  /** The peerings of new bindings beside existing ones, by name: when each is made, or why it fails. */
  peer(added: readonly Peering[], there: readonly Peering[], place: TargetNetwork): Peering[];
}

/** The environment of a scenario. `peeringMs` is the duration of a peering for which the scenario sets none. */
export function createEnvironment(scenario: Scenario, peeringMs: number): ScenarioEnvironment {
  const known = {
    // The service keeps the names of queues in lower case (EVIDENCE.md: otc-queues).
    queue: scenario.queues && new Map(scenario.queues.map((each) => [each.name.toLowerCase(), each])),
    pool: scenario.elastic_resource_pools && new Map(scenario.elastic_resource_pools.map((each) => [each.name, each])),
  };

  function refusalToBind(bindings: readonly Binding[]): Refusal | undefined {
    for (const binding of bindings) if (known[binding.kind]?.has(binding.name) === false) return notThere(binding);
    return undefined;
  }

  function failureOf(peering: Binding, there: readonly Peering[], { dest_vpc_id, dest_network_id }: TargetNetwork) {
    const { fails, cidr } = known[peering.kind]?.get(peering.name) ?? {};
    if (fails !== undefined) return fails;
    const vpc = scenario.vpcs?.find(({ id }) => id === dest_vpc_id);
    if (scenario.vpcs && !vpc) return missingVpc(dest_vpc_id);
    const subnet = vpc?.subnets.find(({ id }) => id === dest_network_id);
    if (vpc && !subnet) return missingSubnet(dest_network_id);
    if (cidr === undefined) return null;
    const network = networkOf(cidr);
    const meets = (other: string | undefined) => other !== undefined && overlap(network, networkOf(other));
    if (subnet?.cidr !== undefined && meets(subnet.cidr)) return overlapsSubnet(peering, cidr, subnet.id, subnet.cidr);
    // A failed peering has no range that could overlap another.
    const other = there.find((each) => each.failure === null && meets(known[each.kind]?.get(each.name)?.cidr));
    return other ? overlapsAnother(peering, cidr, other) : null;
  }

  function peer(added: readonly Peering[], there: readonly Peering[], place: TargetNetwork): Peering[] {
    const made: Peering[] = [];
    for (const peering of added) {
      const ready_time = peering.bind_time + (known[peering.kind]?.get(peering.name)?.peering_ms ?? peeringMs);
      made.push({ ...peering, ready_time, failure: failureOf(peering, [...there, ...made], place) });
    }
    return made.sort((a, b) => compare(a.name, b.name));
  }

  return { refusalToBind, peer };
}

/** The order of code units, which is the same in every locale. */
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
