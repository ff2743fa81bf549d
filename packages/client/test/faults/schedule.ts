import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { createRandom } from '@dli-connections/lab/random';
import { createDliClient, type Target } from '../../src/index.ts';
import { virtualClock } from '../virtual-clock.ts';
import { planCall } from './calls.ts';
import { callHeader, faultyNetwork } from './network.ts';
import { type Ending, problemsOf } from './verdict.ts';

const limitMs = 60_000;
const settings = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any-token' };

/** The findings of a schedule. */
export interface Found {
  problems: string[];
  /** The count of each outcome, by the name of its class. */
  outcomes: string[];
}

/** Runs some calls of a client through a network whose faults follow from the seed; `wrap` is between the two. */
export async function runSchedule(seed: number, wrap = (target: Target) => target): Promise<Found> {
  const random = createRandom(seed);
  const store = openSqliteStore(':memory:');
  let busy = () => false;
  const clock = virtualClock(random.next, () => busy());
  // Names are not unique, so that the service does not hide a create that comes twice.
  const handler = createHandler({ store, now: clock.now, uniqueNames: false, peeringMs: 5000 });
  const network = faultyNetwork(handler, clock, random, random.next() * 0.9);
  busy = network.busy;
  const direct = createDliClient({ ...settings, fetch: handler, clock });
  const setup = { dest_vpc_id: 'vpc', dest_network_id: 'network', queues: ['q0'] };
  const connections = [];
  for (const name of ['a', 'b', 'c'])
    connections.push((await direct.createEnhancedConnection({ ...setup, name })).connection_id);

  const endings: Ending[] = [];
  for (let number = 1; number <= 4; number++) {
    const planned = planCall(random, connections, number);
    const onRequest = ({ headers }: { headers: Headers }) => headers.set(callHeader, String(number));
    const client = createDliClient({ ...settings, fetch: wrap(network.target), clock, timeoutMs: limitMs, onRequest });
    const started = clock.now();
    const outcome = await clock.until(
      planned.make(client).then(
        (value) => ({ value }),
        (reason: unknown) => ({ reason }),
      ),
    );
    // Paging and reconciling make several calls, each with its own deadline.
    const calls = planned.what === 'list all' ? 50 : planned.what === 'wait' || planned.reconcile ? 2 : 1;
    endings.push({ planned, outcome, elapsedMs: clock.now() - started, limitMs: limitMs * calls });
  }
  // Requests still under way arrive.
  await clock.until(new Promise<void>((resolve) => clock.setTimeout(resolve, 200_000)));
  const { connections: there } = await direct.listEnhancedConnections({ limit: 0 });
  store.close();

  const names = there.map(({ name, dest_vpc_id }) => `${name} ${dest_vpc_id}`);
  const problems = endings.flatMap((ending, index) =>
    problemsOf(ending, network.trace(String(index + 1)), names).map(
      (each) => `seed ${seed}, ${ending.planned.what}: ${each}`,
    ),
  );
  if (clock.pending() > 0) problems.push(`seed ${seed}: ${clock.pending()} timers are left`);
  return {
    problems,
    outcomes: endings.map(({ outcome }) => ('reason' in outcome ? `${(outcome.reason as Error).name}` : 'success')),
  };
}
