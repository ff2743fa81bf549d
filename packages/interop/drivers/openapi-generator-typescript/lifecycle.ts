import * as api from './client/index.ts';
import { endpoint, hosts, names, project, step } from './steps.ts';

const settings = new api.Configuration({ basePath: endpoint, apiKey: () => 'any' });
const connections = new api.ConnectionsApi(settings);
const queues = new api.QueuesApi(settings);
const tagging = new api.TagsApi(settings);
const sharing = new api.SharingApi(settings);
let id = 'none';
const inProject = { projectId: project };
const onConnection = () => ({ projectId: project, connectionId: id });
const ofType = { projectId: project, resourceType: 'dli_enhanced_datasource' } as const;

const shown = () => connections.showEnhancedConnection(onConnection());
const bindings = (of: api.ShownConnection) => ({
  queues: names(of.availableQueueInfo),
  pools: names(of.elasticResourcePools),
});
const show = async () => {
  const of = await shown();
  return { name: of.name, status: of.status, ...bindings(of), hosts: hosts(of) };
};
const bindingRequest: api.BindingRequest = { queues: ['q2'], elasticResourcePools: ['pool_1'] };
const authorize = async (action: api.SharingRequest['action']) => {
  const sharingRequest: api.SharingRequest = {
    projectId: 'p2',
    action,
    privileges: [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }],
  };
  const { isSuccess } = await sharing.runAuthorizationAction({ ...inProject, sharingRequest });
  return { success: isSuccess };
};

await step('create', async () => {
  const connectionRequest = {
    name: 'interop',
    destVpcId: 'vpc-1',
    destNetworkId: 'net-1',
    queues: ['q1'],
  };
  const created = await connections.createEnhancedConnection({ ...inProject, connectionRequest });
  id = created.connectionId;
  return { success: created.isSuccess };
});
await step('show', show);
await step('list', async () => {
  const listed = await connections.listEnhancedConnections({ ...inProject, name: 'interop', limit: 10 });
  return { names: listed.connections.map(({ name }) => name), count: listed.count };
});
await step('hosts', async () => {
  const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
  const hostsRequest = { hosts: wanted };
  await connections.updateEnhancedConnection({ ...onConnection(), hostsRequest });
  return { hosts: hosts(await shown()) };
});
await step('bind', async () => {
  const { isSuccess } = await queues.associateQueueToEnhancedConnection({ ...onConnection(), bindingRequest });
  return { success: isSuccess };
});
await step('bound', async () => bindings(await shown()));
await step('unbind', async () => {
  const { isSuccess } = await queues.disassociateQueueFromEnhancedConnection({ ...onConnection(), bindingRequest });
  return { success: isSuccess };
});
await step('unbound', async () => bindings(await shown()));
await step('route', async () => {
  const routeRequest = { name: 'office', cidr: '10.1.0.0/24' };
  const routes = new api.RoutesApi(settings);
  const { isSuccess } = await routes.createRouteToEnhancedConnection({ ...onConnection(), routeRequest });
  return { success: isSuccess };
});
await step('routes', async () => ({ routes: (await shown()).routes?.map(({ name, cidr }) => `${name}=${cidr}`) }));
await step('tag', async () => {
  const resourceTagsRequest = { tags: [{ key: 'team', value: 'Ödland' }] };
  await tagging.batchCreateResourceTags({ ...ofType, resourceId: id, resourceTagsRequest });
  return { done: true };
});
await step('tags', async () => {
  const { tags } = await tagging.showResourceTags({ ...ofType, resourceId: id });
  return { tags: tags.map(({ key, value }) => `${key}=${value}`) };
});
await step('find', async () => {
  const resourceFilterRequest = { tags: [{ key: 'team', values: ['Ödland'] }] };
  const { resources, totalCount } = await tagging.listResourcesByTags({ ...ofType, resourceFilterRequest });
  return { names: resources.map(({ resourceName }) => resourceName), count: totalCount };
});
await step('grant', () => authorize('grant'));
await step('shared', async () => {
  const { privileges } = await sharing.showEnhancedConnectionPrivilege(onConnection());
  return { projects: privileges.map(({ applicantProjectId }) => applicantProjectId) };
});
await step('revoke', () => authorize('revoke'));
await step('error', async () => {
  const error: unknown = await connections
    .showEnhancedConnection({ ...inProject, connectionId: 'none' })
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof api.ResponseError)) throw error;
  return { status: error.response.status, code: api.ErrorEnvelopeFromJSON(await error.response.json()).errorCode };
});
await step('delete', async () => ({ success: (await connections.deleteEnhancedConnection(onConnection())).isSuccess }));
await step('deleted', show);
