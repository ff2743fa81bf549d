import type { Step } from '../cases.ts';
import { create, many, newHosts, on, share, shareEach, tags, twice } from './calls.ts';
import { asStranger, byOwner, foreign } from './strangers.ts';

/** Calls after which everything is read. */
export interface Trial {
  name: string;
  /** JSON pointer of the sentence that they are about. */
  rule: string;
  calls: Step[];
}

const paths = '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections';
const tagged = '/paths/~1v3~1{project_id}~1{resource_type}~1{resource_id}~1tags';
const rules = {
  create: `${paths}/post/description`,
  hosts: `${paths}~1{connection_id}/put/description`,
  delete: `${paths}~1{connection_id}/delete/description`,
  bind: `${paths}~1{connection_id}~1associate-queue/post/description`,
  unbind: `${paths}~1{connection_id}~1disassociate-queue/post/description`,
  routes: '/components/schemas/RouteName/description',
  addTags: `${tagged}~1create/post/description`,
  removeTags: `${tagged}~1delete/post/description`,
  share: '/paths/~1v1.0~1{project_id}~1authorization/put/description',
  isolation: '/components/parameters/ProjectId/description',
  refusal: '/components/responses/BadRequest/description',
  unauthorized: '/components/responses/Unauthorized/description',
  forbidden: '/components/responses/Forbidden/description',
};

const trial = (name: string, rule: keyof typeof rules, ...calls: Step[]): Trial => ({ name, rule: rules[rule], calls });

const bind = (queues: string[], pools?: string[], path?: object) =>
  on('associateQueueToEnhancedConnection', { queues, ...(pools && { elastic_resource_pools: pools }) }, path);
const unbind = (queues: string[], pools?: string[], path?: object) =>
  on('disassociateQueueFromEnhancedConnection', { queues, ...(pools && { elastic_resource_pools: pools }) }, path);
const hosts = (list?: object[], path?: object) => on('updateEnhancedConnection', list ? { hosts: list } : {}, path);
const gone = on('deleteEnhancedConnection');
const addTags = (...list: [key: string, value: string][]) =>
  tags(
    'batchCreateResourceTags',
    list.map(([key, value]) => ({ key, value })),
  );
const removeTags = (...list: [key: string, value: string][]) =>
  tags(
    'batchDeleteResourceTags',
    list.map(([key, value]) => ({ key, value })),
  );
const bad = (step: Step, violates?: string): Step => ({ ...step, status: 400, ...(violates && { violates }) });
const badCreate = (body: object, violates?: string) =>
  bad({ ...create('n', { name: 'new', ...body }), save: {} }, violates);

const given = ['BIND_QUEUE'];
const both = { a: given, b: given };
const ofOther = { project_id: '$other' };

/** Calls that are refused for their credentials. */
const refused = (token: string | null, status: number, error_code: string): Step[] =>
  [create('n', { name: 'new' }), ...byOwner.filter(({ operation }) => !operation?.startsWith('show'))].map(
    ({ save: _, ...step }) => ({ ...step, headers: { 'x-auth-token': token }, status, error_code }),
  );

/** Trials of one change or one refusal. */
export const trials: Trial[] = [
  trial('create', 'create', create('n', { name: 'new', queues: ['q1', 'Q1'], elastic_resource_pools: ['P2', 'P2'] })),
  trial(
    'create-with-empty-lists',
    'create',
    create('l', { name: 'plain', queues: [], elastic_resource_pools: [], hosts: [], tags: [] }),
    create('m', { name: 'plainer', queues: [], tags: null }),
  ),
  trial('hosts-replaced', 'hosts', hosts(newHosts)),
  trial('hosts-cleared', 'hosts', hosts()),
  trial('hosts-cleared-by-an-empty-list', 'hosts', hosts([])),
  trial('hosts-cleared-by-null', 'hosts', on('updateEnhancedConnection', { hosts: null })),
  trial('delete', 'delete', gone),
  trial('a-deleted-name-is-created-again', 'create', gone, create('n', { name: 'Net_1' })),
  trial('delete-twice', 'delete', gone, gone),
  trial(
    'a-deleted-connection-cannot-be-changed',
    'delete',
    gone,
    ...byOwner.filter(({ operation }) => !operation?.startsWith('show')),
  ),
  trial('bind', 'bind', bind(['q2', 'Q3', 'q5'], ['p2', 'P3', 'default', 'q1'])),
  trial('bind-beside-an-empty-list', 'bind', bind(['q2'], []), bind([], ['P3'])),
  trial('unbind-beside-an-empty-list', 'unbind', unbind(['q2'], []), unbind([], ['P1'])),
  trial('unbind-a-queue', 'unbind', unbind(['Q2', 'q1', 'p2', 'none'])),
  trial('unbind-a-pool', 'unbind', unbind(['q10'], ['p2', 'q1'])),
  trial('unbind-the-last', 'unbind', unbind(['q1', 'q2', 'q10'], ['P1', 'p2'])),
  trial(
    'remove-the-last-route',
    'routes',
    ...['r1', 'r_1', 'r10'].map((name) => on('deleteRouteFromEnhancedConnection', undefined, { name })),
  ),
  trial('remove-the-last-tag', 'removeTags', removeTags(['team', ''], ['stage', ''], ['bare', ''])),
  trial('revoke-the-last', 'share', share('revoke', '$other')),
  ...['createEnhancedConnectionRoutes', 'createRouteToEnhancedConnection'].map((operation) =>
    trial(
      operation,
      'routes',
      on(operation, { name: 'r2', cidr: '10.0.0.0/25' }),
      on(operation, { name: 'r2', cidr: '10.9.0.0/25' }),
      on(operation, { name: 'r3', cidr: '10.0.0.0/24' }),
      on(operation, { name: 'r4', cidr: '10.0.0.9/16' }),
    ),
  ),
  ...['deleteEnhancedConnectionRoutes', 'deleteRouteFromEnhancedConnection'].map((operation) =>
    trial(operation, 'routes', ...['r1', 'r1', 'none'].map((name) => on(operation, undefined, { name }))),
  ),
  trial('grant', 'share', share('grant', 'third3')),
  trial(
    'revoke',
    'share',
    share('grant', 'third3'),
    share('grant', '$other', undefined, undefined, 'b'),
    share('revoke', '$other'),
    share('revoke', 'third3', []),
  ),
  trial(
    'several-are-shared-at-once',
    'share',
    shareEach('grant', 'third3', both),
    shareEach('grant', 'fifth5', both),
    shareEach('grant', 'third33', { b: given, a: given }),
    shareEach('grant', 'zeta9', { b: given, a: given }),
    shareEach('revoke', 'third3', both),
    shareEach('update', 'zeta9', { a: [], b: given }),
  ),
  trial(
    'changes-are-undone-and-made-again',
    'bind',
    bind(['q3'], ['q3']),
    unbind(['q3'], ['P1', 'q3']),
    bind(['q3'], ['P1']),
    on('deleteEnhancedConnectionRoutes', undefined, { name: 'r1' }),
    on('createRouteToEnhancedConnection', { name: 'r1', cidr: '10.0.0.0/24' }),
    removeTags(['team', 'a']),
    addTags(['team', 'a']),
    share('revoke', '$other'),
    share('grant', '$other'),
    hosts(),
    hosts(newHosts.slice(0, 2)),
  ),
  trial(
    'update-of-privileges',
    'share',
    share('grant', 'third3'),
    share('update', 'third3', []),
    share('update', '$other'),
    share('update', 'fourth4'),
    share('update', 'fifth5', []),
  ),
  trial('tags-added', 'addTags', addTags(['team', 'c'], ['more  than', ' B  c 字'])),
  trial('a-tag-gets-an-empty-value', 'addTags', addTags(['team', ''], ['new', ''])),
  trial('the-same-tags-again', 'addTags', addTags(['bare', ''], ['stage', 'test'], ['team', 'a'])),
  trial('tags-removed-by-key', 'removeTags', removeTags(['team', 'another'], ['bar', ''], ['stag', 'test'])),
  trial(
    'first-and-last-tags',
    'addTags',
    create('n', { name: 'new' }),
    tags('batchCreateResourceTags', [{ key: 'first', value: '' }], { resource_id: '$n' }),
    tags('batchDeleteResourceTags', [{ key: 'team', value: 'b' }], { resource_id: '$d' }),
  ),
  trial(
    'refused-calls-change-nothing',
    'refusal',
    badCreate({ queues: ['q1', 'no-queue'] }, 'body.queues[1]'),
    badCreate({ queues: ['q1', 'Default'] }),
    badCreate({ tags: twice }),
    bad(hosts([{ name: 'fine' }, { ip: '1.2.3' }]), 'body.hosts[1].ip'),
    bad(bind(['fine', 'default'])),
    bad(bind(['fine'], ['a-b']), 'body.elastic_resource_pools[0]'),
    bad(unbind(['q1', 'a-b']), 'body.queues[1]'),
    bad(addTags(['fine', ''], ['_sys_x', '']), 'body.tags[1].key'),
    bad(tags('batchCreateResourceTags', [{ key: 'fine', value: '' }, ...twice])),
    bad(tags('batchCreateResourceTags', [{ key: 'team', value: 'new' }, ...many])),
    bad(tags('batchDeleteResourceTags', [{ key: 'team', value: '' }, ...twice])),
    bad(removeTags(['team', ''], ['a=b', '']), 'body.tags[1].key'),
  ),
  trial('calls-without-credentials-change-nothing', 'unauthorized', ...refused(null, 401, 'APIGW.0301')),
  trial('calls-with-a-foreign-token-change-nothing', 'forbidden', ...refused('$foreignToken', 403, 'DLI.0003')),
  trial(
    'another-project-changes-nothing',
    'isolation',
    ...asStranger.filter(({ body, operation }) => body !== undefined || operation?.startsWith('delete')),
  ),
  trial(
    'a-grantee-makes-the-changes-it-may-make',
    'share',
    bind(['theirs', 'q1'], undefined, ofOther),
    on('createRouteToEnhancedConnection', { name: 'theirs', cidr: '10.7.0.0/24' }, ofOther),
    hosts([{ name: 'theirs' }], ofOther),
  ),
  trial(
    'a-grantee-makes-no-other-changes',
    'isolation',
    share('grant', 'third3'),
    share('revoke', 'third3', given, ofOther),
    ...foreign(ofOther),
    unbind(['q2'], undefined, ofOther),
    on('deleteEnhancedConnectionRoutes', undefined, { ...ofOther, name: 'r1' }),
  ),
];

/** Trials of many changes in sequence. */
export const every: Step[] = [
  on('deleteEnhancedConnection', undefined, { connection_id: '$d' }),
  create('e', { name: 'zero', queues: ['q5'], tags: ['1', '2', '3', '4', '5'].map((key) => ({ key, value: key })) }),
  ...trials
    .filter(({ name }) => /^(?:create|hosts-replaced|bind|unbind|.*Routes?|grant|tags)/.test(name))
    .flatMap(({ calls }) => calls),
  share('grant', 'fourth4'),
  share('revoke', 'third3'),
];
