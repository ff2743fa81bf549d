import { expect, test } from 'vitest';
import { clientOf, created, input, rejectionOf } from '../test/client-of.ts';
import { validateAnswer } from './validate.ts';

const odd = { ...created, connection_id: 'no-uuid' };
const client = (body: unknown) =>
  clientOf(async () => Response.json(body, { status: 201 }), { validate: validateAnswer });

test('with validation, an answer that breaks the contract is unexpected', async () => {
  const error = await rejectionOf(client(odd).createEnhancedConnection(input));
  expect(error).toMatchObject({ name: 'UnexpectedAnswerError', reason: 'body/connection_id must match format "uuid"' });
  expect(await clientOf(async () => Response.json(odd, { status: 201 })).createEnhancedConnection(input)).toEqual(odd);
});

test('a valid answer is the result', async () => {
  expect(await client(created).createEnhancedConnection(input)).toEqual(created);
});

test('an answer without a schema is not validated', () => {
  expect(validateAnswer('batchCreateResourceTags', 204, undefined)).toBeUndefined();
});
