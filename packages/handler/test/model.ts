import type { OperationId } from '@dli-connections/contract';
import type { Flat } from './request.ts';

/** A connection in the model. */
interface Model {
  id: string;
  owner: string;
  name: string;
  status: 'ACTIVE' | 'DELETED';
  queues: Set<string>;
  hosts: unknown[];
  routes: Map<string, string>;
  tags: Map<string, string>;
  grantees: Set<string>;
}

/** A connection as a project sees it. */
export interface Seen {
  id: string;
  name: string;
  status: string;
  queues: string[];
  hosts: unknown[];
  routes: string[];
  isPrivis: boolean;
}

/** The answer to a list, as far as the model knows it. */
interface Listed {
  body: {
    connections: (Omit<Seen, 'queues' | 'routes'> & {
      available_queue_info: { name: string }[];
      routes: { name: string; cidr: string }[];
    })[];
  };
}

/** The connections as a project sees them, taken from the answer to a list. */
export const seenIn = ({ body }: Listed): Seen[] =>
  body.connections.map(({ id, name, status, hosts, isPrivis, available_queue_info, routes }) => ({
    ...{ id, name, status, hosts, isPrivis },
    queues: available_queue_info.map((peer) => peer.name),
    routes: routes.map((each) => `${each.name} ${each.cidr}`),
  }));

/** The answer to a call: `ok`, or the text of the refusal. */
type ModelAnswer = string;

/**
 * The rules of the service over plain maps, against which the handler is tested. `create` gets the identifier that the
 * handler gave out.
 */
export function createModel() {
  const connections: Model[] = [];
  const taken = (owner: unknown, name: unknown) =>
    connections.some((each) => each.owner === owner && each.name === name && each.status === 'ACTIVE');
  /** Peers that are bound at once are in the order of names. */
  const lower = (queues: unknown) => (queues as string[]).map((name) => name.toLowerCase()).sort();

  const effects: Partial<Record<OperationId, (input: Flat, found: Model) => ModelAnswer>> = {
    updateEnhancedConnection: ({ hosts }, found) => {
      found.hosts = (hosts as unknown[] | null) ?? [];
      return 'ok';
    },
    deleteEnhancedConnection: (_, found) => {
      found.status = 'DELETED';
      for (const each of [found.queues, found.routes, found.grantees]) each.clear();
      return 'ok';
    },
    associateQueueToEnhancedConnection: ({ queues }, found) => {
      for (const name of lower(queues)) found.queues.add(name);
      return 'ok';
    },
    disassociateQueueFromEnhancedConnection: ({ queues }, found) => {
      for (const name of lower(queues)) found.queues.delete(name);
      return 'ok';
    },
    createRouteToEnhancedConnection: ({ name, cidr }, { routes }) => {
      if (routes.has(String(name))) return `The connection has a route named ${name} already.`;
      if ([...routes.values()].includes(String(cidr))) return `The connection has a route to ${cidr} already.`;
      routes.set(String(name), String(cidr));
      return 'ok';
    },
    deleteRouteFromEnhancedConnection: ({ name }, { routes }) =>
      routes.delete(String(name)) ? 'ok' : `Route ${name} does not exist.`,
    batchCreateResourceTags: ({ tags }, found) => {
      for (const { key, value } of tags as { key: string; value: string }[]) found.tags.set(key, value);
      return 'ok';
    },
    runAuthorizationAction: ({ action, projectId, privileges }, { grantees }) => {
      const [{ privileges: named }] = privileges as [{ privileges: string[] }];
      if (action === 'update') grantees.delete(String(projectId));
      if (named.length > 0) grantees[action === 'revoke' ? 'delete' : 'add'](String(projectId));
      return 'ok';
    },
  };
  /** The connections that a project owns or that are shared with it, as it sees them, in the order of creation. */
  function seenBy(project: string, tagged?: string): Seen[] {
    const wanted = tagged?.split(',').map((tag) => tag.split('=') as [key: string, value: string]) ?? [];
    return connections
      .filter(({ owner, grantees }) => owner === project || grantees.has(project))
      .filter(({ tags }) => wanted.every(([key, value]) => tags.get(key) === value))
      .map(({ id, name, status, queues, hosts, routes, grantees }) => ({
        ...{ id, name, status, hosts, isPrivis: grantees.size === 0 },
        queues: [...queues],
        routes: [...routes].map(([route, cidr]) => `${route} ${cidr}`),
      }));
  }
  const cut = <Item>(items: Item[], { offset, limit }: Flat): Item[] =>
    items.slice(Number(offset), limit === 0 ? undefined : Number(offset) + Number(limit));

  const ownersOnly = ['deleteEnhancedConnection', 'batchCreateResourceTags', 'runAuthorizationAction'];

  return {
    create({ project_id, name, queues, hosts = [], tags = [] }: Flat, id: string | undefined): ModelAnswer {
      if (lower(queues).includes('default')) return 'The queue default cannot be bound to a connection.';
      if (taken(project_id, name)) return `A connection named ${name} exists already.`;
      const bound = new Set(lower(queues));
      const keys = (tags as { key: string; value: string }[]).map(({ key, value }) => [key, value] as const);
      const lists = { hosts: hosts as unknown[], routes: new Map(), tags: new Map(keys), grantees: new Set<string>() };
      const owner = String(project_id);
      connections.push({ id: id ?? 'none', owner, name: String(name), status: 'ACTIVE', queues: bound, ...lists });
      return 'ok';
    },
    change(operation: OperationId, id: string, input: Flat): ModelAnswer {
      const project = String(input.project_id);
      if (operation === 'runAuthorizationAction' && project === input.projectId)
        return 'body.projectId must be another project than the one that owns the connection.';
      if (operation === 'associateQueueToEnhancedConnection' && lower(input.queues).includes('default'))
        return 'The queue default cannot be bound to a connection.';
      const found = connections.find((each) => each.id === id && each.status === 'ACTIVE');
      const may =
        found && (found.owner === project || (found.grantees.has(project) && !ownersOnly.includes(operation)));
      return may ? (effects[operation]?.(input, found) ?? 'no such effect') : `Connection ${id} does not exist.`;
    },
    seenBy,
    /** One page of the same, or of those with all of some tags; all from its beginning on where the limit is 0. */
    pageOf: (project: string, { tags, ...page }: Flat): Seen[] =>
      cut(seenBy(project, tags as string | undefined), page),
    /** One page of a search by tags, with the number of all results. */
    foundBy(project: string, { tags, ...page }: Flat) {
      const wanted = tags as { key: string; values: string[] }[];
      const meets =
        (has: Map<string, string>) =>
        ({ key, values }: (typeof wanted)[number]) =>
          values.length > 0 ? values.includes(has.get(key) ?? '') : has.has(key);
      const found = connections
        .filter(({ owner, status }) => owner === project && status === 'ACTIVE')
        .filter((each) => wanted.every(meets(each.tags)));
      const resources = cut(found, page).map(({ id, name }) => ({ resource_id: id, resource_name: name }));
      return { total_count: found.length, resources };
    },
  };
}
