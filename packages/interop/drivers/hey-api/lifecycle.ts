import { createClient } from './client/client/index.ts';
import * as api from './client/index.ts';
import { bindings, endpoint, hosts, project, step, summary } from './steps.ts';

const client = createClient({ baseUrl: endpoint, headers: { 'X-Auth-Token': 'any' } });
let id = 'none';
const inProject = { client, throwOnError: true, path: { project_id: project } } as const;
const onConnection = () => ({ client, throwOnError: true as const, path: { project_id: project, connection_id: id } });
const ofType = { project_id: project, resource_type: 'dli_enhanced_datasource' } as const;
const onResource = () => ({ client, throwOnError: true as const, path: { ...ofType, resource_id: id } });

const shown = async () => (await api.showEnhancedConnection(onConnection())).data;
const show = async () => summary(await shown());
const binding: api.BindingRequest = { queues: ['q2'], elastic_resource_pools: ['pool_1'] };
const authorize = async (action: api.SharingRequest['action']) => {
  const privileges: api.PrivilegeRequest[] = [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }];
  const { data } = await api.runAuthorizationAction({ ...inProject, body: { projectId: 'p2', action, privileges } });
  return { success: data.is_success };
};

await step('create', async () => {
  const body = { name: 'interop', dest_vpc_id: 'vpc-1', dest_network_id: 'net-1', queues: ['q1'] };
  const { data } = await api.createEnhancedConnection({ ...inProject, body });
  id = data.connection_id;
  return { success: data.is_success };
});
await step('show', show);
await step('list', async () => {
  const { data } = await api.listEnhancedConnections({ ...inProject, query: { name: 'interop', limit: 10 } });
  return { names: data.connections.map(({ name }) => name), count: data.count };
});
await step('hosts', async () => {
  const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
  await api.updateEnhancedConnection({ ...onConnection(), body: { hosts: wanted } });
  return { hosts: hosts(await shown()) };
});
await step('bind', async () => {
  const { data } = await api.associateQueueToEnhancedConnection({ ...onConnection(), body: binding });
  return { success: data.is_success };
});
await step('bound', async () => bindings(await shown()));
await step('unbind', async () => {
  const { data } = await api.disassociateQueueFromEnhancedConnection({ ...onConnection(), body: binding });
  return { success: data.is_success };
});
await step('unbound', async () => bindings(await shown()));
await step('route', async () => {
  const body = { name: 'office', cidr: '10.1.0.0/24' };
  const { data } = await api.createRouteToEnhancedConnection({ ...onConnection(), body });
  return { success: data.is_success };
});
await step('routes', async () => ({ routes: (await shown()).routes?.map(({ name, cidr }) => `${name}=${cidr}`) }));
await step('tag', async () => {
  await api.batchCreateResourceTags({ ...onResource(), body: { tags: [{ key: 'team', value: 'Ödland' }] } });
  return { done: true };
});
await step('tags', async () => {
  const { data } = await api.showResourceTags(onResource());
  return { tags: data.tags.map(({ key, value }) => `${key}=${value}`) };
});
await step('find', async () => {
  const body = { tags: [{ key: 'team', values: ['Ödland'] }] };
  const { data } = await api.listResourcesByTags({ client, throwOnError: true, path: ofType, body });
  return { names: data.resources.map(({ resource_name }) => resource_name), count: data.total_count };
});
await step('grant', () => authorize('grant'));
await step('shared', async () => {
  const { data } = await api.showEnhancedConnectionPrivilege(onConnection());
  return { projects: data.privileges.map(({ applicant_project_id }) => applicant_project_id) };
});
await step('revoke', () => authorize('revoke'));
await step('error', async () => {
  const path = { project_id: project, connection_id: 'none' };
  const { error, response } = await api.showEnhancedConnection({ client, path });
  return { status: response?.status, code: error?.error_code };
});
await step('delete', async () => ({ success: (await api.deleteEnhancedConnection(onConnection())).data.is_success }));
await step('deleted', show);
