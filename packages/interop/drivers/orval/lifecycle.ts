import * as api from './client/client.ts';
import { endpoint, lifecycle, project } from './steps.ts';

// The generated functions call paths without a host; `baseUrl` of the settings could fix one.
const { fetch } = globalThis;
globalThis.fetch = (path, init) => {
  const headers = new Headers(init?.headers);
  headers.set('X-Auth-Token', 'any');
  return fetch(`${endpoint}${path}`, { ...init, headers });
};
const type = 'dli_enhanced_datasource';

/** The data of a success; anything else is an error. */
async function ok<T extends { status: number; data: unknown }>(
  call: Promise<T>,
): Promise<Extract<T, { status: 200 | 201 | 204 }>['data']> {
  const response = await call;
  if (response.status >= 300) throw new Error(`${response.status}: ${JSON.stringify(response.data)}`);
  return response.data; // the status was looked at
}

await lifecycle({
  create: (body) => ok(api.createEnhancedConnection(project, body)),
  show: (id) => ok(api.showEnhancedConnection(project, id)),
  list: (query) => ok(api.listEnhancedConnections(project, query)),
  update: (id, body) => ok(api.updateEnhancedConnection(project, id, body)),
  bind: (id, body) => ok(api.associateQueueToEnhancedConnection(project, id, body)),
  unbind: (id, body) => ok(api.disassociateQueueFromEnhancedConnection(project, id, body)),
  route: (id, body) => ok(api.createRouteToEnhancedConnection(project, id, body)),
  tag: (id, body) => ok(api.batchCreateResourceTags(project, type, id, body)),
  tags: (id) => ok(api.showResourceTags(project, type, id)),
  find: (body) => ok(api.listResourcesByTags(project, type, body)),
  authorize: (body) => ok(api.runAuthorizationAction(project, body)),
  async shared(id) {
    const { privileges } = await ok(api.showEnhancedConnectionPrivilege(project, id));
    return privileges.map(({ applicant_project_id }) => applicant_project_id);
  },
  async failure(id) {
    const { status, data } = await api.showEnhancedConnection(project, id);
    return { status, code: status === 200 ? undefined : data.error_code };
  },
  remove: (id) => ok(api.deleteEnhancedConnection(project, id)),
});
