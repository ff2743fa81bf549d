import type { Step } from '../cases.ts';

/** A connection as the contract describes it. Identifiers and projects are names that a case saves: `$a`, `$other`. */
export interface Held {
  id: string;
  project: string;
  name: string;
  dest_vpc_id: string;
  dest_network_id: string;
  hosts: readonly { name?: string; ip?: string }[];
  queues: readonly string[];
  pools: readonly string[];
  routes: readonly { name: string; cidr: string }[];
  tags: readonly { key: string; value: string }[];
  /** The projects that it is shared with. */
  grants: readonly string[];
  isDeleted: boolean;
}

/** All connections, in the order of their creation. */
export type State = readonly Held[];

/** The project that a case acts in unless a step says otherwise. */
export const own = 'own';

/** The project that a step acts in. */
export const projectOf = ({ path }: Step): string => String(path?.project_id ?? own);

type Body = Record<string, unknown>;

interface Privilege {
  object: string;
  privileges: string[];
}

const idIn = ({ object }: Privilege) => object.replace('edsconnections.${', '$').replace('}', '');

/** A connection after a change; `undefined` if the change is refused. */
type Change = (held: Held, body: Body, step: Step) => Held | undefined;

const listOf = <Item = string>(value: unknown): Item[] => (value ?? []) as Item[];
const queuesOf = (body: Body) => listOf(body.queues).map((name) => name.toLowerCase());
const joined = (there: readonly string[], more: readonly string[]) => [...new Set([...there, ...more])];

const addRoute: Change = (held, body) => {
  const { name, cidr } = body as unknown as Held['routes'][number]; // the case was written to be valid
  if (held.routes.some((route) => route.name === name || route.cidr === cidr)) return undefined;
  return { ...held, routes: [...held.routes, { name, cidr }] };
};

const removeRoute: Change = (held, _body, { path }) => {
  const routes = held.routes.filter(({ name }) => name !== path?.name);
  return routes.length === held.routes.length ? undefined : { ...held, routes };
};

/** The effect of an operation on the connection that its path names. */
const changes: Record<string, Change> = {
  updateEnhancedConnection: (held, { hosts }) => ({ ...held, hosts: listOf<Held['hosts'][number]>(hosts) }),
  deleteEnhancedConnection: (held) => ({ ...held, isDeleted: true, queues: [], pools: [], routes: [], grants: [] }),
  associateQueueToEnhancedConnection: (held, body) => ({
    ...held,
    queues: joined(held.queues, queuesOf(body)),
    pools: joined(held.pools, listOf(body.elastic_resource_pools)),
  }),
  disassociateQueueFromEnhancedConnection: (held, body) => ({
    ...held,
    queues: held.queues.filter((name) => !queuesOf(body).includes(name)),
    pools: held.pools.filter((name) => !listOf(body.elastic_resource_pools).includes(name)),
  }),
  createRouteToEnhancedConnection: addRoute,
  createEnhancedConnectionRoutes: addRoute,
  deleteRouteFromEnhancedConnection: removeRoute,
  deleteEnhancedConnectionRoutes: removeRoute,
  batchCreateResourceTags(held, body) {
    const added = listOf<Held['tags'][number]>(body.tags);
    const tags = [...held.tags.filter(({ key }) => !added.some((each) => each.key === key)), ...added];
    return tags.length > 20 ? undefined : { ...held, tags };
  },
  batchDeleteResourceTags: (held, body) => ({
    ...held,
    tags: held.tags.filter(({ key }) => !listOf<Held['tags'][number]>(body.tags).some((each) => each.key === key)),
  }),
  runAuthorizationAction(held, { action, projectId, privileges }) {
    const asked = listOf<Privilege>(privileges).find((each) => idIn(each) === held.id);
    const rest = held.grants.filter((project) => project !== projectId);
    const isGiven = (asked?.privileges ?? []).length > 0;
    if (action === 'update') return { ...held, grants: isGiven ? [...rest, String(projectId)] : rest };
    if (!isGiven) return held;
    return { ...held, grants: action === 'grant' ? [...rest, String(projectId)] : rest };
  },
};

/** Operations for the owner alone; for any other project the connection does not exist. */
const ofOwner = /^(?:deleteEnhancedConnection$|runAuthorization|batch)/;

/** The connections that a step is about. */
function idsOf({ path = {}, body }: Step): string[] {
  const shared = listOf<Privilege>((body as Body | undefined)?.privileges).map(idIn);
  const named = path.connection_id ?? path.resource_id;
  return named === undefined ? shared : [String(named)];
}

/**
 * The state after a legal call, and true if the call is carried out. A create takes its identifier from the saved
 * values of the step.
 */
export function apply(state: State, step: Step): { isDone: boolean; state: State } {
  const { operation = '', body = {} } = step;
  const project = projectOf(step);
  if (operation === 'createEnhancedConnection') {
    const { name, dest_vpc_id, dest_network_id, ...rest } = body as Body &
      Pick<Held, 'name' | 'dest_vpc_id' | 'dest_network_id'>;
    const [id = ''] = Object.keys(step.save ?? {});
    const bound = { queues: joined([], queuesOf(rest)), pools: joined([], listOf(rest.elastic_resource_pools)) };
    const lists = { hosts: listOf<Held['hosts'][number]>(rest.hosts), tags: listOf<Held['tags'][number]>(rest.tags) };
    const identity = { id: `$${id}`, project, name, dest_vpc_id, dest_network_id };
    const held: Held = { ...identity, ...bound, ...lists, routes: [], grants: [], isDeleted: false };
    return { isDone: true, state: [...state, held] };
  }
  const isReached = ({ isDeleted, grants, ...held }: Held) =>
    !isDeleted && (held.project === project || (!ofOwner.test(operation) && grants.includes(project)));
  let changed = state;
  for (const id of idsOf(step)) {
    const held = state.find((each) => each.id === id && isReached(each));
    const next = held && changes[operation]?.(held, body as Body, step);
    if (!next) return { isDone: false, state };
    changed = changed.map((each) => (each === held ? next : each));
  }
  return { isDone: true, state: changed };
}
