import { validators } from '@dli-connections/contract/validators';
import { expect, test } from 'vitest';
import type { OperationId } from './index.ts';
import { problemsOf } from './request.ts';

/** Bodies that break an `anyOf`, and what is said of them. */
const told: [OperationId, unknown, string][] = [
  ['associateQueueToEnhancedConnection', {}, 'body.queues is required, or body.elastic_resource_pools is required'],
  [
    'associateQueueToEnhancedConnection',
    { queues: [] },
    'body.queues must have at least 1 item (it is an array of 0 items), or body.elastic_resource_pools is required',
  ],
  [
    'runAuthorizationAction',
    { action: 'grant', privileges: [] },
    'body.projectId is required, or body.user_name is required; body.privileges must have at least 1 item (it is an array of 0 items)',
  ],
];

test.each(told)('alternatives read as alternatives: %s with %j', (operationId, body, text) => {
  const check = validators[operationId]?.body;
  expect(check && problemsOf('body', check, body, 1)).toBe(text);
  // Judged up to the first violation, the alternatives of that one are still told together.
  expect(check && problemsOf('body', check, body, 1 << 20)).toMatch(/^body\.\w+ .*, or body\.\w+ is required$/);
});

test('a long pattern is cut, and each alternative that a value could have met is named', () => {
  const check = validators.createRouteToEnhancedConnection?.body;
  const text = check && problemsOf('body', check, { name: 'r', cidr: 'x' }, 1);
  expect(text).toMatch(
    /^body\.cidr must match the pattern \^.{99}… \(it is a string of 1 character\), or body\.cidr must/,
  );
});
