import { validators } from '@dli-connections/contract/validators';
import { expect, test } from 'vitest';
import type { OperationId } from './index.ts';
import { problemsOf } from './request.ts';
import { namesOfWhichOne } from './violations.ts';

const share = { action: 'grant', privileges: [] };

/** Bodies that name nothing where at least one of several is required, and the messages. */
const refused: [OperationId, unknown, string][] = [
  ['associateQueueToEnhancedConnection', {}, 'body must name at least one of queues, elastic_resource_pools'],
  [
    'associateQueueToEnhancedConnection',
    { queues: [] },
    'body must name at least one of queues, elastic_resource_pools',
  ],
  [
    'disassociateQueueFromEnhancedConnection',
    { queues: 'q1' },
    'body.queues must be an array (it is a string of 2 characters)',
  ],
  [
    'runAuthorizationAction',
    share,
    'body.privileges must have at least 1 item (it is an array of 0 items); body must name at least one of projectId, grant_project_id, user_name',
  ],
  [
    'runAuthorizationAction',
    { ...share, projectId: 7 },
    'body.projectId must be a string (it is a number); body.privileges must have at least 1 item (it is an array of 0 items)',
  ],
  ['runAuthorizationAction', [], 'body must be an object (it is an array of 0 items)'],
];

test.each(refused)('%s with %j says what is missing', (operationId, body, text) => {
  const check = validators[operationId]?.body;
  expect(check && problemsOf('body', check, body, 1)).toBe(text);
  // A large body is checked up to the first violation, which is reported in the same words.
  expect(text).toContain(check && problemsOf('body', check, body, 1 << 20));
});

test.each([
  [{ properties: { a: { type: 'array', items: {}, maxItems: 0 }, b: { type: 'string', maxLength: 0 } } }, ['a', 'b']],
  [{ properties: { a: { maxItems: 1 } } }, undefined],
  [{ properties: { a: { maxLength: 1 } } }, undefined],
  [{ properties: { a: { maxLength: 0 } }, required: ['b'] }, undefined],
  [{ pattern: '^_' }, undefined],
  [undefined, undefined],
])('not %j asks for %j', (not, names) => {
  expect(namesOfWhichOne(not)).toEqual(names);
});
