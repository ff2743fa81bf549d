/** Calls of cases about state, with the connection that was saved as `a` unless they say otherwise. */
import type { Step } from '../cases.ts';

export const create = (id: string, body: object, project_id?: string): Step => ({
  operation: 'createEnhancedConnection',
  ...(project_id && { path: { project_id } }),
  // A combining accent, a trailing space and mixed case must come back as sent.
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
/** One call about several connections, each with its privileges. */
export const shareEach = (action: string, projectId: string, each: Record<string, string[]>): Step => ({
  operation: 'runAuthorizationAction',
  body: {
    action,
    projectId,
    privileges: Object.entries(each).map(([id, privileges]) => ({ object: `edsconnections.\${${id}}`, privileges })),
  },
  status: 200,
});
export const share = (
  action: string,
  projectId: string,
  privileges = ['BIND_QUEUE'],
  path?: Record<string, unknown>,
  id = 'a',
): Step => ({ ...shareEach(action, projectId, { [id]: privileges }), ...(path && { path }) });

/** Records that a server might sort, fold or complete: the same twice, one name with two addresses, and halves. */
export const newHosts = [
  { name: 'Z.Host', ip: '10.1.1.3' },
  { name: 'Z.Host', ip: '10.1.1.3' },
  { name: 'Z.Host', ip: '10.1.1.2' },
  { name: 'z.host' },
  { ip: '10.1.1.1' },
  {},
];

/** Tags that are refused together: one key twice, and one more than fit beside those of the start. */
export const twice = [
  { key: 'stage', value: 'x' },
  { key: 'stage', value: 'x' },
];
export const many = Array.from({ length: 18 }, (_, at) => ({ key: `key${at}`, value: '' }));
