import { expect, test } from 'vitest';
import { clientOf, created, input, rejectionOf } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';
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

/** A client with a function of one's own, which may return anything in JavaScript. */
const checkedBy = (validate: () => unknown) =>
  clientOf(async () => Response.json(created, { status: 201 }), { validate: validate as () => undefined });

test.each([true, false, 0, {}, ['no'], Promise.resolve(true), new Error('no')])(
  'a result of %s is refused',
  async (result) => {
    const error = await rejectionOf(checkedBy(() => result).createEnhancedConnection(input));
    const reason = 'validate must return a string';
    expect(error).toMatchObject({ name: 'UnexpectedAnswerError', reason, mayHaveHappened: true });
  },
);

test.each([undefined, null, '', Promise.resolve(), Promise.resolve('')])(
  'a result of %s is no problem',
  async (result) => {
    expect(await checkedBy(() => result).createEnhancedConnection(input)).toEqual(created);
  },
);

test.each([new Error('no uuid'), 'no uuid'])('a thrown error is the problem: %s', async (thrown) => {
  const validate = () => {
    throw thrown;
  };
  for (const each of [validate, async () => validate()]) {
    const error = await rejectionOf(checkedBy(each).createEnhancedConnection(input));
    expect(error).toMatchObject({ reason: 'validate failed: no uuid', mayHaveHappened: true });
  }
});

test('an async validate is awaited, within the time of the call', async () => {
  const found = checkedBy(async () => 'no uuid').createEnhancedConnection(input);
  expect(await rejectionOf(found)).toMatchObject({ name: 'UnexpectedAnswerError', reason: 'no uuid' });
  const clock = virtualClock();
  const stuck = clientOf(async () => Response.json(created, { status: 201 }), {
    clock,
    timeoutMs: 50,
    validate: () => new Promise(() => {}),
  });
  expect(await rejectionOf(clock.until(stuck.createEnhancedConnection(input)))).toMatchObject({
    name: 'UnknownOutcomeError',
    cause: { name: 'TimeoutError', timeoutMs: 50 },
  });
});
