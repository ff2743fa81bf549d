import type { Step } from '../cases.ts';
import { create, many, newHosts, on, share, shareEach, tags, twice } from './calls.ts';
import { asStranger, byOwner, foreign } from './strangers.ts';

const paths = '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections';
const one = `${paths}~1{connection_id}`;
const tagged = '/paths/~1v3~1{project_id}~1{resource_type}~1{resource_id}~1tags';
const authorization = '/paths/~1v1.0~1{project_id}~1authorization/put/description';
const isolation = '/components/parameters/ProjectId/description';
const refusal = '/components/responses/BadRequest/description';

/** Calls after which everything is read. */
export interface Trial {
  name: string;
  /** JSON pointer of the sentence that they are about. */
  rule: string;
  calls: Step[];
}

const given = ['BIND_QUEUE'];

const bad = (step: Step, violates?: string): Step => ({ ...step, status: 400, ...(violates && { violates }) });

/** One change, or a refusal, each. */
export const trials: Trial[] = [
  {
    name: 'create',
    rule: `${paths}/post/description`,
    calls: [create('n', { name: 'new', queues: ['q1', 'Q1'], elastic_resource_pools: ['P2', 'P2'] })],
  },
  {
    name: 'hosts-replaced',
    rule: `${one}/put/description`,
    calls: [on('updateEnhancedConnection', { hosts: newHosts })],
  },
  { name: 'hosts-cleared', rule: `${one}/put/description`, calls: [on('updateEnhancedConnection', {})] },
  { name: 'delete', rule: `${one}/delete/description`, calls: [on('deleteEnhancedConnection')] },
  {
    name: 'delete-twice',
    rule: `${one}/delete/description`,
    calls: [on('deleteEnhancedConnection'), on('deleteEnhancedConnection')],
  },
  {
    name: 'nothing-is-done-with-what-is-deleted',
    rule: `${one}/delete/description`,
    calls: [on('deleteEnhancedConnection'), ...byOwner.filter(({ operation }) => !operation?.startsWith('show'))],
  },
  {
    name: 'bind',
    rule: `${one}~1associate-queue/post/description`,
    calls: [
      on('associateQueueToEnhancedConnection', {
        queues: ['q2', 'Q3', 'q5'],
        elastic_resource_pools: ['P2', 'default', 'q1'],
      }),
    ],
  },
  {
    name: 'unbind-a-queue',
    rule: `${one}~1disassociate-queue/post/description`,
    calls: [on('disassociateQueueFromEnhancedConnection', { queues: ['Q2', 'q1', 'p2', 'none'] })],
  },
  {
    name: 'unbind-a-pool',
    rule: `${one}~1disassociate-queue/post/description`,
    calls: [on('disassociateQueueFromEnhancedConnection', { queues: ['q10'], elastic_resource_pools: ['p2', 'q1'] })],
  },
  {
    name: 'unbind-the-last',
    rule: `${one}~1disassociate-queue/post/description`,
    calls: [
      on('disassociateQueueFromEnhancedConnection', {
        queues: ['q1', 'q2', 'q10'],
        elastic_resource_pools: ['P1', 'p2'],
      }),
    ],
  },
  {
    name: 'remove-the-last-route',
    rule: '/components/schemas/RouteName/description',
    calls: ['r1', 'R1', 'r10'].map((name) => on('deleteRouteFromEnhancedConnection', undefined, { name })),
  },
  {
    name: 'remove-the-last-tag',
    rule: `${tagged}~1delete/post/description`,
    calls: [
      tags(
        'batchDeleteResourceTags',
        ['team', 'stage', 'bare'].map((key) => ({ key, value: '' })),
      ),
    ],
  },
  { name: 'revoke-the-last', rule: authorization, calls: [share('revoke', '$other')] },
  ...['createEnhancedConnectionRoutes', 'createRouteToEnhancedConnection'].map((operation) => ({
    name: `${operation}`,
    rule: '/components/schemas/RouteName/description',
    calls: [
      on(operation, { name: 'r2', cidr: '10.0.0.0/25' }),
      on(operation, { name: 'r2', cidr: '10.9.0.0/25' }),
      on(operation, { name: 'r3', cidr: '10.0.0.0/24' }),
      on(operation, { name: 'r4', cidr: '10.0.0.9/16' }),
    ],
  })),
  ...['deleteEnhancedConnectionRoutes', 'deleteRouteFromEnhancedConnection'].map((operation) => ({
    name: `${operation}`,
    rule: '/components/schemas/RouteName/description',
    calls: [
      on(operation, undefined, { name: 'r1' }),
      on(operation, undefined, { name: 'r1' }),
      on(operation, undefined, { name: 'none' }),
    ],
  })),
  { name: 'grant', rule: authorization, calls: [share('grant', 'third3')] },
  {
    name: 'revoke',
    rule: authorization,
    calls: [
      share('grant', 'third3'),
      share('grant', '$other', undefined, undefined, 'b'),
      share('revoke', '$other'),
      share('revoke', 'third3', []),
    ],
  },
  {
    name: 'several-are-shared-at-once',
    rule: authorization,
    calls: [
      shareEach('grant', 'third3', { a: given, b: given }),
      shareEach('grant', 'fifth5', { a: given, b: given }),
      shareEach('grant', 'third33', { b: given, a: given }),
      shareEach('grant', 'zeta9', { b: given, a: given }),
      shareEach('revoke', 'third3', { a: given, b: given }),
      shareEach('update', 'zeta9', { a: [], b: given }),
    ],
  },
  {
    name: 'undone-and-done-again',
    rule: `${one}~1associate-queue/post/description`,
    calls: [
      on('associateQueueToEnhancedConnection', { queues: ['q3'], elastic_resource_pools: ['q3'] }),
      on('disassociateQueueFromEnhancedConnection', { queues: ['q3'], elastic_resource_pools: ['P1', 'q3'] }),
      on('associateQueueToEnhancedConnection', { queues: ['q3'], elastic_resource_pools: ['P1'] }),
      on('deleteEnhancedConnectionRoutes', undefined, { name: 'r1' }),
      on('createRouteToEnhancedConnection', { name: 'r1', cidr: '10.0.0.0/24' }),
      tags('batchDeleteResourceTags', [{ key: 'team', value: 'a' }]),
      tags('batchCreateResourceTags', [{ key: 'team', value: 'a' }]),
      share('revoke', '$other'),
      share('grant', '$other'),
      on('updateEnhancedConnection', {}),
      on('updateEnhancedConnection', { hosts: newHosts.slice(0, 2) }),
    ],
  },
  {
    name: 'update-of-privileges',
    rule: authorization,
    calls: [
      share('grant', 'third3'),
      share('update', 'third3', []),
      share('update', '$other'),
      share('update', 'fourth4'),
      share('update', 'fifth5', []),
    ],
  },
  {
    name: 'tags-added',
    rule: `${tagged}~1create/post/description`,
    calls: [
      tags('batchCreateResourceTags', [
        { key: 'team', value: 'c' },
        { key: 'more  than', value: ' B  c 字' },
      ]),
    ],
  },
  {
    name: 'the-same-tags-again',
    rule: `${tagged}~1create/post/description`,
    calls: [
      tags('batchCreateResourceTags', [
        { key: 'bare', value: '' },
        { key: 'stage', value: 'test' },
        { key: 'team', value: 'a' },
      ]),
    ],
  },
  {
    name: 'tags-removed-by-key',
    rule: `${tagged}~1delete/post/description`,
    calls: [
      tags('batchDeleteResourceTags', [
        { key: 'team', value: 'another' },
        { key: 'bar', value: '' },
        { key: 'STAGE', value: 'test' },
      ]),
    ],
  },
  {
    name: 'first-and-last-tags',
    rule: `${tagged}~1create/post/description`,
    calls: [
      create('n', { name: 'new' }),
      tags('batchCreateResourceTags', [{ key: 'first', value: '' }], { resource_id: '$n' }),
      tags('batchDeleteResourceTags', [{ key: 'team', value: 'b' }], { resource_id: '$d' }),
    ],
  },
  {
    name: 'refused-calls-change-nothing',
    rule: refusal,
    calls: [
      bad({ ...create('n', { name: 'new', queues: ['q1', 'no-queue'] }), save: {} }, 'body.queues[1]'),
      bad({ ...create('n', { name: 'new', queues: ['q1', 'Default'] }), save: {} }),
      bad({ ...create('n', { name: 'new', tags: twice }), save: {} }),
      bad(on('updateEnhancedConnection', { hosts: [{ name: 'fine' }, { ip: '1.2.3' }] }), 'body.hosts[1].ip'),
      bad(on('associateQueueToEnhancedConnection', { queues: ['fine', 'default'] })),
      bad(
        on('associateQueueToEnhancedConnection', { queues: ['fine'], elastic_resource_pools: ['a-b'] }),
        'body.elastic_resource_pools[0]',
      ),
      bad(on('disassociateQueueFromEnhancedConnection', { queues: ['q1', 'a-b'] }), 'body.queues[1]'),
      bad(
        tags('batchCreateResourceTags', [
          { key: 'fine', value: '' },
          { key: '_sys_x', value: '' },
        ]),
        'body.tags[1].key',
      ),
      bad(tags('batchCreateResourceTags', [{ key: 'fine', value: '' }, ...twice])),
      bad(tags('batchCreateResourceTags', [{ key: 'team', value: 'new' }, ...many])),
      bad(tags('batchDeleteResourceTags', [{ key: 'team', value: '' }, ...twice])),
      bad(
        tags('batchDeleteResourceTags', [
          { key: 'team', value: '' },
          { key: 'a=b', value: '' },
        ]),
        'body.tags[1].key',
      ),
    ],
  },
  {
    name: 'a-stranger-changes-nothing',
    rule: isolation,
    calls: [...asStranger.filter(({ body, operation }) => body !== undefined || operation?.startsWith('delete'))],
  },
  {
    name: 'a-grantee-changes-what-it-may',
    rule: authorization,
    calls: [
      on('associateQueueToEnhancedConnection', { queues: ['theirs'] }, { project_id: '$other' }),
      on('createRouteToEnhancedConnection', { name: 'theirs', cidr: '10.7.0.0/24' }, { project_id: '$other' }),
      on('updateEnhancedConnection', { hosts: [{ name: 'theirs' }] }, { project_id: '$other' }),
    ],
  },
  {
    name: 'a-grantee-changes-only-what-it-may',
    rule: isolation,
    calls: [
      ...foreign({ project_id: '$other' }),
      on('disassociateQueueFromEnhancedConnection', { queues: ['q2'] }, { project_id: '$other' }),
      on('deleteEnhancedConnectionRoutes', undefined, { project_id: '$other', name: 'r1' }),
    ],
  },
];

/** Many changes, one after the other. */
export const every: Step[] = [
  on('deleteEnhancedConnection', undefined, { connection_id: '$d' }),
  create('e', { name: 'zero', queues: ['q5'], tags: ['1', '2', '3', '4', '5'].map((key) => ({ key, value: key })) }),
  ...trials
    .filter(({ name }) => /^(?:create|hosts-replaced|bind|unbind|.*Routes?|grant|tags)/.test(name))
    .flatMap(({ calls }) => calls),
  share('grant', 'fourth4'),
  share('revoke', 'third3'),
];
