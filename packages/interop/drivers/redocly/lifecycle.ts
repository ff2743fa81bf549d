import { ApiError, client } from './client/client.ts';
import { endpoint, lifecycle, project } from './steps.ts';

client.configure({ serverUrl: endpoint, headers: { 'X-Auth-Token': 'any' } });
const inProject = { path: { project_id: project } };
const on = (id: string) => ({ path: { project_id: project, connection_id: id } });
const ofType = { project_id: project, resource_type: 'dli_enhanced_datasource' } as const;
const onResource = (id: string) => ({ path: { ...ofType, resource_id: id } });

await lifecycle({
  create: (body) => client.createEnhancedConnection({ ...inProject, body }),
  show: (id) => client.showEnhancedConnection(on(id)),
  list: (query) => client.listEnhancedConnections({ ...inProject, query }),
  update: (id, body) => client.updateEnhancedConnection({ ...on(id), body }),
  bind: (id, body) => client.associateQueueToEnhancedConnection({ ...on(id), body }),
  unbind: (id, body) => client.disassociateQueueFromEnhancedConnection({ ...on(id), body }),
  route: (id, body) => client.createRouteToEnhancedConnection({ ...on(id), body }),
  tag: (id, body) => client.batchCreateResourceTags({ ...onResource(id), body }),
  tags: (id) => client.showResourceTags(onResource(id)),
  find: (body) => client.listResourcesByTags({ path: ofType, body }),
  authorize: (body) => client.runAuthorizationAction({ ...inProject, body }),
  async shared(id) {
    const { privileges } = await client.showEnhancedConnectionPrivilege(on(id));
    return privileges.map(({ applicant_project_id }) => applicant_project_id);
  },
  async failure(id) {
    const error: unknown = await client.showEnhancedConnection(on(id)).catch((thrown: unknown) => thrown);
    if (!(error instanceof ApiError)) throw error;
    const { error_code } = error.body as { error_code: string }; // the generator leaves the bodies of errors unknown
    return { status: error.status, code: error_code };
  },
  remove: (id) => client.deleteEnhancedConnection(on(id)),
});
