import { ApiError, type BindingRequest, client, type SharingRequest } from './client/client.ts';
import { bindings, endpoint, hosts, project, step, summary } from './steps.ts';

client.configure({ serverUrl: endpoint, headers: { 'X-Auth-Token': 'any' } });
let id = 'none';
const inProject = { path: { project_id: project } };
const onConnection = () => ({ path: { project_id: project, connection_id: id } });
const ofType = { project_id: project, resource_type: 'dli_enhanced_datasource' } as const;
const onResource = () => ({ path: { ...ofType, resource_id: id } });

const shown = () => client.showEnhancedConnection(onConnection());
const show = async () => summary(await shown());
const binding: BindingRequest = { queues: ['q2'], elastic_resource_pools: ['pool_1'] };
const authorize = async (action: SharingRequest['action']) => {
  const body: SharingRequest = {
    projectId: 'p2',
    action,
    privileges: [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }],
  };
  return { success: (await client.runAuthorizationAction({ ...inProject, body })).is_success };
};

await step('create', async () => {
  const body = { name: 'interop', dest_vpc_id: 'vpc-1', dest_network_id: 'net-1', queues: ['q1'] };
  const { connection_id, is_success } = await client.createEnhancedConnection({ ...inProject, body });
  id = connection_id;
  return { success: is_success };
});
await step('show', show);
await step('list', async () => {
  const query = { name: 'interop', limit: 10 };
  const { connections, count } = await client.listEnhancedConnections({ ...inProject, query });
  return { names: connections.map(({ name }) => name), count };
});
await step('hosts', async () => {
  const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
  await client.updateEnhancedConnection({ ...onConnection(), body: { hosts: wanted } });
  return { hosts: hosts(await shown()) };
});
await step('bind', async () => {
  const { is_success } = await client.associateQueueToEnhancedConnection({ ...onConnection(), body: binding });
  return { success: is_success };
});
await step('bound', async () => bindings(await shown()));
await step('unbind', async () => {
  const { is_success } = await client.disassociateQueueFromEnhancedConnection({ ...onConnection(), body: binding });
  return { success: is_success };
});
await step('unbound', async () => bindings(await shown()));
await step('route', async () => {
  const body = { name: 'office', cidr: '10.1.0.0/24' };
  return { success: (await client.createRouteToEnhancedConnection({ ...onConnection(), body })).is_success };
});
await step('routes', async () => ({ routes: (await shown()).routes?.map(({ name, cidr }) => `${name}=${cidr}`) }));
await step('tag', async () => {
  await client.batchCreateResourceTags({ ...onResource(), body: { tags: [{ key: 'team', value: 'Ödland' }] } });
  return { done: true };
});
await step('tags', async () => {
  const { tags } = await client.showResourceTags(onResource());
  return { tags: tags.map(({ key, value }) => `${key}=${value}`) };
});
await step('find', async () => {
  const body = { tags: [{ key: 'team', values: ['Ödland'] }] };
  const { resources, total_count } = await client.listResourcesByTags({ path: ofType, body });
  return { names: resources.map(({ resource_name }) => resource_name), count: total_count };
});
await step('grant', () => authorize('grant'));
await step('shared', async () => {
  const { privileges } = await client.showEnhancedConnectionPrivilege(onConnection());
  return { projects: privileges.map(({ applicant_project_id }) => applicant_project_id) };
});
await step('revoke', () => authorize('revoke'));
await step('error', async () => {
  const path = { project_id: project, connection_id: 'none' };
  const error: unknown = await client.showEnhancedConnection({ path }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw error;
  const { error_code } = error.body as { error_code: string }; // the generator leaves the bodies of errors unknown
  return { status: error.status, code: error_code };
});
await step('delete', async () => ({ success: (await client.deleteEnhancedConnection(onConnection())).is_success }));
await step('deleted', show);
