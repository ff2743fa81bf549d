import { test } from 'vitest';
import { id, place } from '../../test/api.ts';
import { c1, type Law, play, unknown } from '../../test/play.ts';

const authorize = 'runAuthorizationAction';
const on = (connection: string, ...privileges: string[]) => ({ object: `edsconnections.${connection}`, privileges });
const bindQueue = on(c1, 'BIND_QUEUE');
const grant = { projectId: 'p2', action: 'grant', privileges: [bindQueue] };
const p2 = { project_id: 'p2' };
const holders = (...projects: string[]) => ({
  connection_id: c1,
  privileges: projects.map((project) => ({
    ...bindQueue,
    applicant_project_id: project,
    project_id: project,
  })),
});

const laws: Law[] = [
  [
    'a grant holds until it is revoked, once however often it is given',
    ['showEnhancedConnectionPrivilege', {}, { is_success: true, ...holders() }],
    [authorize, grant, { is_success: true, message: '' }],
    [authorize, grant, {}],
    [authorize, { ...grant, projectId: 'p3' }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders('p2', 'p3')],
    ['showEnhancedConnection', {}, { isPrivis: false }],
    [authorize, { ...grant, action: 'revoke' }, {}],
    [authorize, { ...grant, action: 'revoke' }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders('p3')],
    ['showEnhancedConnection', p2, unknown()],
  ],
  [
    'an update replaces what was granted; a grant or revoke of nothing changes nothing',
    [authorize, { ...grant, action: 'update' }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders('p2')],
    [authorize, { ...grant, action: 'revoke', privileges: [on(c1)] }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders('p2')],
    [authorize, { ...grant, action: 'update', privileges: [on(c1)] }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders()],
    [authorize, { ...grant, privileges: [on(c1)] }, {}],
    ['showEnhancedConnection', {}, { isPrivis: true }],
  ],
  [
    'the project has an older name, which may stand beside the other',
    [authorize, { ...grant, projectId: undefined, grant_project_id: 'p2' }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders('p2')],
    [authorize, { ...grant, grant_project_id: 'p2', action: 'revoke' }, {}],
    ['showEnhancedConnectionPrivilege', {}, holders()],
  ],
  [
    'one unknown connection refuses the whole list',
    ['createEnhancedConnection', { name: 'other', ...place }, {}],
    [authorize, { ...grant, privileges: [bindQueue, on('no', 'BIND_QUEUE'), on(id(2), 'BIND_QUEUE')] }, unknown('no')],
    ['showEnhancedConnectionPrivilege', {}, holders()],
    [authorize, { ...grant, privileges: [bindQueue, on(id(2), 'BIND_QUEUE')] }, {}],
    ['listEnhancedConnections', p2, { count: 2 }],
  ],
  [
    'a connection is shared with another project: no user, not its owner, none twice',
    [
      authorize,
      { ...grant, projectId: undefined, user_name: 'u' },
      'DLI.0001 body.user_name is not accepted: a connection is shared with a project, which body.projectId names.',
    ],
    [
      authorize,
      { ...grant, user_name: 'u' },
      'DLI.0001 body.user_name is not accepted: a connection is shared with a project, which body.projectId names.',
    ],
    [
      authorize,
      { ...grant, projectId: 'p1' },
      'DLI.0001 body.projectId must be another project than the one that owns the connection.',
    ],
    [
      authorize,
      { ...grant, projectId: undefined, grant_project_id: 'p1' },
      'DLI.0001 body.grant_project_id must be another project than the one that owns the connection.',
    ],
    [
      authorize,
      { ...grant, grant_project_id: 'p3' },
      'DLI.0001 body.grant_project_id differs from body.projectId: leave it out, or name the same project in both.',
    ],
    [
      authorize,
      { ...grant, privileges: [bindQueue, on(c1)] },
      `DLI.0001 body.privileges has the object edsconnections.${c1} more than once.`,
    ],
    ['showEnhancedConnectionPrivilege', {}, holders()],
  ],
  [
    'a grantee sees the connection among its own, and may bind, set hosts and route',
    ['createEnhancedConnection', { ...p2, name: 'own', ...place }, {}],
    [authorize, grant, {}],
    ['showEnhancedConnection', p2, { id: c1, isPrivis: false }],
    ['listEnhancedConnections', p2, { connections: [{ id: c1 }, { id: id(2) }] }],
    ['listEnhancedConnections', { ...p2, name: 'test', status: 'active' }, { connections: [{ id: c1 }] }],
    ['associateQueueToEnhancedConnection', { ...p2, queues: ['q1', 'q2'] }, {}],
    ['disassociateQueueFromEnhancedConnection', { ...p2, queues: ['q2'] }, {}],
    ['updateEnhancedConnection', { ...p2, hosts: [{ name: 'h' }] }, {}],
    ['createRouteToEnhancedConnection', { ...p2, name: 'r', cidr: '10.0.0.0/8' }, {}],
    ['createRouteToEnhancedConnection', { ...p2, name: 's', cidr: '11.0.0.0/8' }, {}],
    ['deleteRouteFromEnhancedConnection', { ...p2, name: 's' }, {}],
    [
      'showEnhancedConnection',
      {},
      { available_queue_info: [{ name: 'q1' }], hosts: [{ name: 'h' }], routes: [{ name: 'r' }] },
    ],
  ],
  [
    'a grantee may not delete, share or tag it, nor see with whom it is shared',
    ['batchCreateResourceTags', { tags: [{ key: 'k', value: 'v' }] }, undefined],
    [authorize, grant, {}],
    ['deleteEnhancedConnection', p2, unknown()],
    [authorize, { ...grant, ...p2, projectId: 'p3' }, unknown()],
    ['showEnhancedConnectionPrivilege', p2, unknown()],
    ['batchCreateResourceTags', { ...p2, tags: [{ key: 'k', value: 'v' }] }, unknown()],
    ['batchDeleteResourceTags', { ...p2, tags: [{ key: 'k', value: 'v' }] }, unknown()],
    ['showResourceTags', p2, unknown()],
    ['listResourcesTags', p2, { tags: [] }],
    ['listResourcesByTags', p2, { resources: [], total_count: 0 }],
    ['showResourceTags', {}, { tags: [{ key: 'k', value: 'v' }] }],
  ],
];

test.each(laws)('%s', (...law) => play(law));
