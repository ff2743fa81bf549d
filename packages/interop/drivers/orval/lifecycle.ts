import * as api from './client/client.ts';
import { bindings, endpoint, hosts, project, step, summary } from './steps.ts';

// The generated functions call paths without a host; `baseUrl` of the settings could fix one.
const { fetch } = globalThis;
globalThis.fetch = (path, init) => {
  const headers = new Headers(init?.headers);
  headers.set('X-Auth-Token', 'any');
  return fetch(`${endpoint}${path}`, { ...init, headers });
};
let id = 'none';
const type = 'dli_enhanced_datasource';

/** The data of a success; anything else is an error. */
function ok<T extends { status: number; data: unknown }>(response: T): Extract<T, { status: 200 | 201 }>['data'] {
  if (response.status >= 300) throw new Error(`${response.status}: ${JSON.stringify(response.data)}`);
  return response.data; // the status was looked at
}
const shown = async () => ok(await api.showEnhancedConnection(project, id));
const show = async () => summary(await shown());
const binding: api.BindingRequest = { queues: ['q2'], elastic_resource_pools: ['pool_1'] };
const authorize = async (action: api.SharingRequestAction) => {
  const body: api.SharingRequest = {
    projectId: 'p2',
    action,
    privileges: [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }],
  };
  return { success: ok(await api.runAuthorizationAction(project, body)).is_success };
};

await step('create', async () => {
  const body = { name: 'interop', dest_vpc_id: 'vpc-1', dest_network_id: 'net-1', queues: ['q1'] };
  const { connection_id, is_success } = ok(await api.createEnhancedConnection(project, body));
  id = connection_id;
  return { success: is_success };
});
await step('show', show);
await step('list', async () => {
  const { connections, count } = ok(await api.listEnhancedConnections(project, { name: 'interop', limit: 10 }));
  return { names: connections.map(({ name }) => name), count };
});
await step('hosts', async () => {
  const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
  ok(await api.updateEnhancedConnection(project, id, { hosts: wanted }));
  return { hosts: hosts(await shown()) };
});
await step('bind', async () => {
  const { is_success } = ok(await api.associateQueueToEnhancedConnection(project, id, binding));
  return { success: is_success };
});
await step('bound', async () => bindings(await shown()));
await step('unbind', async () => {
  const { is_success } = ok(await api.disassociateQueueFromEnhancedConnection(project, id, binding));
  return { success: is_success };
});
await step('unbound', async () => bindings(await shown()));
await step('route', async () => {
  const body = { name: 'office', cidr: '10.1.0.0/24' };
  return { success: ok(await api.createRouteToEnhancedConnection(project, id, body)).is_success };
});
await step('routes', async () => ({ routes: (await shown()).routes?.map(({ name, cidr }) => `${name}=${cidr}`) }));
await step('tag', async () => {
  const { status } = await api.batchCreateResourceTags(project, type, id, { tags: [{ key: 'team', value: 'Ödland' }] });
  return { done: status === 204 };
});
await step('tags', async () => {
  const { tags } = ok(await api.showResourceTags(project, type, id));
  return { tags: tags.map(({ key, value }) => `${key}=${value}`) };
});
await step('find', async () => {
  const body = { tags: [{ key: 'team', values: ['Ödland'] }] };
  const { resources, total_count } = ok(await api.listResourcesByTags(project, type, body));
  return { names: resources.map(({ resource_name }) => resource_name), count: total_count };
});
await step('grant', () => authorize('grant'));
await step('shared', async () => {
  const { privileges } = ok(await api.showEnhancedConnectionPrivilege(project, id));
  return { projects: privileges.map(({ applicant_project_id }) => applicant_project_id) };
});
await step('revoke', () => authorize('revoke'));
await step('error', async () => {
  const { status, data } = await api.showEnhancedConnection(project, 'none');
  return status === 200 ? { status } : { status, code: data.error_code };
});
await step('delete', async () => ({ success: ok(await api.deleteEnhancedConnection(project, id)).is_success }));
await step('deleted', show);
