/** Calls of cases about state, with the connection that was saved as `a` unless they say otherwise. */
import type { Step } from '../cases.ts';

export const create = (id: string, body: object, project_id?: string): Step => ({
  operation: 'createEnhancedConnection',
  ...(project_id && { path: { project_id } }),
  // An accent of its own, a space at the end and letters of both cases come back as they were sent.
  body: { dest_vpc_id: `Vpc-${id}e\u0301`, dest_network_id: `Net ${id} `, ...body },
  status: 201,
  save: { [id]: '/connection_id' },
});
export const on = (operation: string, body?: unknown, path: object = {}, status = 200): Step => ({
  operation,
  path: { connection_id: '$a', ...path },
  ...(body !== undefined && { body }),
  status,
});
export const tags = (operation: string, list: object[], path: object = {}): Step => ({
  operation,
  path: { resource_type: 'dli_enhanced_datasource', resource_id: '$a', ...path },
  body: { tags: list },
  status: 204,
});
export const share = (
  action: string,
  projectId: string,
  privileges = ['BIND_QUEUE'],
  path?: Record<string, unknown>,
  id = 'a',
): Step => ({
  operation: 'runAuthorizationAction',
  ...(path && { path }),
  body: { action, projectId, privileges: [{ object: `edsconnections.\${${id}}`, privileges }] },
  status: 200,
});
