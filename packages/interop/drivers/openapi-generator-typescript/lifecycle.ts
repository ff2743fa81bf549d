import * as api from './client/index.ts';
import { endpoint, lifecycle, project } from './steps.ts';

const settings = new api.Configuration({ basePath: endpoint, apiKey: () => 'any' });
const connections = new api.ConnectionsApi(settings);
const queues = new api.QueuesApi(settings);
const routes = new api.RoutesApi(settings);
const tagging = new api.TagsApi(settings);
const sharing = new api.SharingApi(settings);
const inProject = { projectId: project };
const on = (connectionId: string) => ({ ...inProject, connectionId });
const ofType = { ...inProject, resourceType: 'dli_enhanced_datasource' } as const;

type Binding = { queues: string[]; elastic_resource_pools: string[] };
const bindingOf = ({ queues, elastic_resource_pools }: Binding): api.BindingRequest => ({
  queues,
  elasticResourcePools: elastic_resource_pools,
});
const outcome = async (call: Promise<{ isSuccess: boolean }>) => ({ is_success: (await call).isSuccess });

// The generated types have names in camel case.
await lifecycle({
  async create({ name, dest_vpc_id, dest_network_id, queues }) {
    const connectionRequest = { name, destVpcId: dest_vpc_id, destNetworkId: dest_network_id, queues };
    const made = await connections.createEnhancedConnection({ ...inProject, connectionRequest });
    return { is_success: made.isSuccess, connection_id: made.connectionId };
  },
  async show(id) {
    const of = await connections.showEnhancedConnection(on(id));
    return { ...of, available_queue_info: of.availableQueueInfo, elastic_resource_pools: of.elasticResourcePools };
  },
  list: (query) => connections.listEnhancedConnections({ ...inProject, ...query }),
  update: (id, hostsRequest) => connections.updateEnhancedConnection({ ...on(id), hostsRequest }),
  bind: (id, body) =>
    outcome(queues.associateQueueToEnhancedConnection({ ...on(id), bindingRequest: bindingOf(body) })),
  unbind: (id, body) =>
    outcome(queues.disassociateQueueFromEnhancedConnection({ ...on(id), bindingRequest: bindingOf(body) })),
  route: (id, routeRequest) => outcome(routes.createRouteToEnhancedConnection({ ...on(id), routeRequest })),
  tag: (id, resourceTagsRequest) => tagging.batchCreateResourceTags({ ...ofType, resourceId: id, resourceTagsRequest }),
  tags: (id) => tagging.showResourceTags({ ...ofType, resourceId: id }),
  async find(resourceFilterRequest) {
    const { resources, totalCount } = await tagging.listResourcesByTags({ ...ofType, resourceFilterRequest });
    return { resources: resources.map((each) => ({ resource_name: each.resourceName })), total_count: totalCount };
  },
  authorize: (sharingRequest) => outcome(sharing.runAuthorizationAction({ ...inProject, sharingRequest })),
  async shared(id) {
    const { privileges } = await sharing.showEnhancedConnectionPrivilege(on(id));
    return privileges.map(({ applicantProjectId }) => applicantProjectId);
  },
  async failure(id) {
    const error: unknown = await connections.showEnhancedConnection(on(id)).catch((thrown: unknown) => thrown);
    if (!(error instanceof api.ResponseError)) throw error;
    return { status: error.response.status, code: api.ErrorEnvelopeFromJSON(await error.response.json()).errorCode };
  },
  remove: (id) => outcome(connections.deleteEnhancedConnection(on(id))),
});
