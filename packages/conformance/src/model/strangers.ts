/** Calls about a connection by projects that it does not belong to. */
import type { Step } from '../cases.ts';
import { on, share, tags } from './calls.ts';

const stranger = { project_id: 'stranger1' };

/** Changes to a connection that a stranger must not make, and those that only the owner may make, by a grantee. */
export const foreign = (path: { project_id: string }): Step[] => [
  on('deleteEnhancedConnection', undefined, path),
  tags('batchCreateResourceTags', [{ key: 'theirs', value: '' }], path),
  tags('batchDeleteResourceTags', [{ key: 'team', value: 'a' }], path),
  share('grant', 'third3', ['BIND_QUEUE'], path),
  share('revoke', '$other', ['BIND_QUEUE'], path),
];

/** Reads of a connection that a stranger may try, all in vain. */
export const asStranger: Step[] = [
  ...foreign(stranger),
  on('updateEnhancedConnection', { hosts: [] }, stranger),
  on('associateQueueToEnhancedConnection', { queues: ['theirs'] }, stranger),
  on('disassociateQueueFromEnhancedConnection', { queues: ['q1'] }, stranger),
  on('createEnhancedConnectionRoutes', { name: 'theirs', cidr: '10.7.0.0/24' }, stranger),
  on('createRouteToEnhancedConnection', { name: 'r1', cidr: '10.0.0.0/24' }, stranger),
  on('deleteEnhancedConnectionRoutes', undefined, { ...stranger, name: 'r1' }),
  on('deleteRouteFromEnhancedConnection', undefined, { ...stranger, name: 'r1' }),
  on('showEnhancedConnection', undefined, stranger),
  on('showEnhancedConnectionPrivilege', undefined, stranger),
  {
    ...on('showResourceTags', undefined, stranger),
    path: { ...stranger, resource_type: 'dli_enhanced_datasource', resource_id: '$a' },
  },
];

/** Everything that an owner can do with a connection. */
export const byOwner: Step[] = asStranger.map(({ path: { project_id: _, ...path } = {}, ...step }) => ({
  ...step,
  path,
}));
