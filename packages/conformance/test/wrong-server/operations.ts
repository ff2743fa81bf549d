/** The effect of each operation, as the spec describes it. */
import { randomUUID } from 'node:crypto';
import type { OperationId } from '@dli-connections/contract';
import { bind, type Connection, created, find, shown, sorted, type Tag, tag } from './connections.ts';
import type { Mistake } from './mistakes.ts';
import { rangeOf } from './ranges.ts';
import { bad, Refused } from './refused.ts';

/** The parameters and the body of a legal request. They differ by operation, with the types of the spec. */
// biome-ignore lint/suspicious/noExplicitAny: their content was just judged by the schemas of the operation
type Call = Record<string, any>;

type Does = (call: Call, makes: (mistake: Mistake) => boolean) => [status: number, body?: object];

const done = (message = '') => ({ is_success: true, message });

/** Names of queues are stored in lower case. */
const lower = (queues: readonly string[] = []) => queues.map((name) => name.toLowerCase());

function mayBind(queues: readonly string[] = []): void {
  if (lower(queues).includes('default')) throw bad('The default queue cannot be bound.');
}

const create: Does = ({ project_id, body }) => {
  mayBind(body.queues);
  const isTaken = created.some((each) => each.project === project_id && each.name === body.name && !each.deleted);
  if (isTaken) throw bad(`There is a connection called ${body.name}.`, 'DLI.0006');
  const { name, dest_vpc_id, dest_network_id, hosts = [] } = body;
  const about = { id: randomUUID(), project: project_id, name, dest_vpc_id, dest_network_id, hosts };
  const tags = tag(new Map(), body.tags ?? []);
  const connection: Connection = {
    ...{ ...about, tags, queues: [], pools: [], routes: [], shared: new Set(), time: Date.now(), deleted: false },
  };
  bind(connection.queues, lower(body.queues));
  bind(connection.pools, body.elastic_resource_pools);
  created.push(connection);
  return [201, { ...done(), connection_id: connection.id }];
};

const list: Does = ({ project_id, limit, offset, status, name, tags }, makes) => {
  const pairs: string[][] = tags === undefined ? [] : tags.split(',').map((pair: string) => pair.split('='));
  const found = created.filter(
    (each) =>
      (each.project === project_id || each.shared.has(project_id)) &&
      (status === undefined || shown(each).status === status.toUpperCase()) &&
      (name === undefined || each.name === name) &&
      pairs.every(([key = '', value]) => each.tags.get(key) === value),
  );
  if (makes('order-of-a-list') && tags === undefined) found.reverse();
  const connections = found.slice(offset, limit === 0 ? undefined : offset + limit).map(shown);
  return [200, { ...done(), count: connections.length, connections }];
};

const show: Does = ({ project_id, connection_id }, makes) => {
  try {
    const found = find(project_id, connection_id, { deleted: !makes('deleted-is-gone') });
    return [200, { ...done(), ...shown(found) }];
  } catch (error) {
    const isWrong = makes('code-of-an-unknown-connection') && !created.some(({ id }) => id === connection_id);
    throw isWrong ? bad('There is no such connection.', 'DLI.0002') : error;
  }
};

const update: Does = ({ project_id, connection_id, body }, makes) => {
  const found = find(project_id, connection_id);
  const hosts = body.hosts ?? [];
  found.hosts = makes('hosts-are-added') ? [...found.hosts, ...hosts] : hosts;
  return [200, done()];
};

const remove: Does = ({ project_id, connection_id }, makes) => {
  const owner = makes('project-of-a-delete') ? created.find(({ id }) => id === connection_id)?.project : project_id;
  const found = find(owner ?? project_id, connection_id, { own: true });
  Object.assign(found, { deleted: true, queues: [], pools: [], routes: [], shared: new Set() });
  return [200, done('Deleted')];
};

const associate: Does = ({ project_id, connection_id, body }) => {
  const found = find(project_id, connection_id);
  mayBind(body.queues);
  bind(found.queues, lower(body.queues));
  bind(found.pools, body.elastic_resource_pools);
  return [200, done(`associated peer connection for queues: {${(body.queues ?? []).join(',')}}.`)];
};

const disassociate: Does = ({ project_id, connection_id, body }) => {
  const found = find(project_id, connection_id);
  found.queues = found.queues.filter(({ name }) => !lower(body.queues).includes(name));
  found.pools = found.pools.filter(({ name }) => !body.elastic_resource_pools?.includes(name));
  return [200, done(`Disassociated peer connection for queues:{${(body.queues ?? []).join(',')}}.`)];
};

const addRoute: Does = ({ project_id, connection_id, body: { name, cidr } }) => {
  const { routes } = find(project_id, connection_id);
  if (routes.some((each) => each.name === name || rangeOf(each.cidr) === rangeOf(cidr)))
    throw bad('The route is there.', 'DLI.0006');
  routes.push({ name, cidr, create_time: Date.now() });
  return [200, done()];
};

const removeRoute: Does = ({ project_id, connection_id, name }) => {
  const { routes } = find(project_id, connection_id);
  const at = routes.findIndex((each) => each.name === name);
  if (at < 0) throw bad('There is no such route.');
  routes.splice(at, 1);
  return [200, done('Deleted')];
};

const privileges: Does = ({ project_id, connection_id }) => {
  const { id, shared } = find(project_id, connection_id, { own: true });
  const each = (project: string) => ({
    ...{
      object: `edsconnections.${id}`,
      applicant_project_id: project,
      project_id: project,
      privileges: ['BIND_QUEUE'],
    },
  });
  return [200, { ...done(), connection_id: id, privileges: [...shared].map(each) }];
};

const authorize: Does = ({ project_id, body }) => {
  const { grant_project_id, projectId = grant_project_id, user_name, action, privileges: asked } = body;
  if (user_name !== undefined || projectId === project_id) throw bad('It cannot be shared so.');
  if (grant_project_id !== undefined && grant_project_id !== projectId) throw bad('Two projects are named.');
  const objects = asked.map(({ object }: { object: string }) => object);
  if (new Set(objects).size < objects.length) throw bad('A connection is named twice.');
  const found = objects.map((object: string) => find(project_id, object.split('.')[1], { own: true }));
  for (const [at, { shared }] of found.entries()) {
    const named = asked[at].privileges.length > 0;
    if (action !== 'revoke' && named) shared.add(projectId);
    if (action === 'revoke' ? named : action === 'update' && !named) shared.delete(projectId);
  }
  return [200, done()];
};

const addTags: Does = ({ project_id, resource_id, body }) => {
  const found = find(project_id, resource_id, { own: true });
  found.tags = tag(found.tags, body.tags);
  return [204];
};

const removeTags: Does = ({ project_id, resource_id, body }, makes) => {
  const found = find(project_id, resource_id, { own: true });
  tag(new Map(), body.tags);
  for (const { key } of body.tags as Tag[]) found.tags.delete(key); // the schema has been checked
  return makes('status-of-removing-tags') ? [200, { message: 'done' }] : [204];
};

const showTags: Does = ({ project_id, resource_id }) => {
  const { tags } = find(project_id, resource_id, { own: true });
  return [200, { tags: sorted(tags), count: tags.size }];
};

const active = (project: string) => created.filter((each) => each.project === project && !each.deleted);

const listTags: Does = ({ project_id, limit, offset }) => {
  const pairs = active(project_id).flatMap(({ tags }) => [...tags]);
  const keys = [...new Set(pairs.map(([key]) => key))].sort();
  const valuesOf = (key: string) =>
    [...new Set(pairs.filter(([each]) => each === key).map(([, value]) => value))].sort();
  const tags = keys.slice(offset, offset + limit).map((key) => ({ key, values: valuesOf(key) }));
  return [200, { tags, count: keys.length }];
};

const matching = ({ project_id, body = {} }: Call) =>
  active(project_id).filter(({ name, tags }) => {
    const isNamed = (body.matches ?? []).every(({ value }: Tag) => value === name);
    if (body.without_any_tag) return isNamed && tags.size === 0;
    const holds = ({ key, values }: { key: string; values: string[] }) =>
      tags.has(key) && (values.length === 0 || values.includes(tags.get(key) ?? ''));
    return isNamed && (body.tags ?? []).every(holds);
  });

const filter: Does = (call, makes) => {
  const found = matching(call);
  const resources = found.slice(call.offset, call.offset + call.limit).map(({ id, name, tags }) => ({
    ...{ resource_id: id, resource_name: name, resource_detail: null, tags: sorted(tags) },
  }));
  const bare = ({ resource_name: _, ...rest }: (typeof resources)[0]) => rest;
  return [
    200,
    { resources: makes('field-of-found-connections') ? resources.map(bare) : resources, total_count: found.length },
  ];
};

const count: Does = (call, makes) => {
  const { length } = matching(call);
  return [200, { total_count: makes('type-of-a-count') ? String(length) : length }];
};

/** By operationId, so that the compiler asks for a new operation. */
export const operations: Record<string, Does> = {
  createEnhancedConnection: create,
  listEnhancedConnections: list,
  showEnhancedConnection: show,
  updateEnhancedConnection: update,
  deleteEnhancedConnection: remove,
  associateQueueToEnhancedConnection: associate,
  disassociateQueueFromEnhancedConnection: disassociate,
  createRouteToEnhancedConnection: addRoute,
  createEnhancedConnectionRoutes: addRoute,
  deleteRouteFromEnhancedConnection: removeRoute,
  deleteEnhancedConnectionRoutes: removeRoute,
  showEnhancedConnectionPrivilege: privileges,
  runAuthorizationAction: authorize,
  batchCreateResourceTags: addTags,
  batchDeleteResourceTags: removeTags,
  showResourceTags: showTags,
  listResourcesTags: listTags,
  listResourcesByTags: filter,
  countResourcesByTags: count,
} satisfies Record<OperationId, Does>;

/** Requests that are refused although the schemas accept them. */
export function refuseLongNames(body: { hosts?: { name?: string }[] | null } | undefined): void {
  if (body?.hosts?.some(({ name = '' }) => name.length > 127))
    throw new Refused(400, 'DLI.0001', 'A name is too long.');
}
