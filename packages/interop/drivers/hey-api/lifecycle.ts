import { createClient } from './client/client/index.ts';
import * as api from './client/index.ts';
import { endpoint, lifecycle, project } from './steps.ts';

const client = createClient({ baseUrl: endpoint, headers: { 'X-Auth-Token': 'any' } });
const given = { client, throwOnError: true } as const;
const inProject = { ...given, path: { project_id: project } };
const on = (id: string) => ({ ...given, path: { project_id: project, connection_id: id } });
const ofType = { project_id: project, resource_type: 'dli_enhanced_datasource' } as const;
const onResource = (id: string) => ({ ...given, path: { ...ofType, resource_id: id } });
const dataOf = async <Data>(call: Promise<{ data: Data }>) => (await call).data;

await lifecycle({
  create: (body) => dataOf(api.createEnhancedConnection({ ...inProject, body })),
  show: (id) => dataOf(api.showEnhancedConnection(on(id))),
  list: (query) => dataOf(api.listEnhancedConnections({ ...inProject, query })),
  update: (id, body) => api.updateEnhancedConnection({ ...on(id), body }),
  bind: (id, body) => dataOf(api.associateQueueToEnhancedConnection({ ...on(id), body })),
  unbind: (id, body) => dataOf(api.disassociateQueueFromEnhancedConnection({ ...on(id), body })),
  route: (id, body) => dataOf(api.createRouteToEnhancedConnection({ ...on(id), body })),
  tag: (id, body) => api.batchCreateResourceTags({ ...onResource(id), body }),
  tags: (id) => dataOf(api.showResourceTags(onResource(id))),
  find: (body) => dataOf(api.listResourcesByTags({ ...given, path: ofType, body })),
  authorize: (body) => dataOf(api.runAuthorizationAction({ ...inProject, body })),
  async shared(id) {
    const { privileges } = await dataOf(api.showEnhancedConnectionPrivilege(on(id)));
    return privileges.map(({ applicant_project_id }) => applicant_project_id);
  },
  async failure(id) {
    const { error, response } = await api.showEnhancedConnection({ client, path: on(id).path });
    return { status: response?.status, code: error?.error_code };
  },
  remove: (id) => dataOf(api.deleteEnhancedConnection(on(id))),
});
