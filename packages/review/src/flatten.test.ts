import { expect, test } from 'vitest';
import { type Draft, edited } from '../test/edit.ts';
import { flattenAllOf } from './flatten.ts';

/** What becomes of a schema `Subject`. */
const flat = (subject: object) => {
  const document = edited((draft: Draft) => {
    draft.components.schemas.Subject = subject;
  });
  return flattenAllOf(document).components.schemas.Subject;
};

const outcome = { $ref: '#/components/schemas/Outcome' };

test('plain objects become one; a field of a component stays a reference into it', () => {
  expect(
    flat({ description: 'Both.', allOf: [outcome, { required: ['id'], properties: { id: { type: 'string' } } }] }),
  ).toEqual({
    description: 'Both.',
    type: 'object',
    required: ['is_success', 'message', 'id'],
    properties: {
      is_success: { $ref: '#/components/schemas/Outcome/properties/is_success' },
      message: { $ref: '#/components/schemas/Outcome/properties/message' },
      id: { type: 'string' },
    },
  });
});

test.each([
  ['a schema that constrains in another way', { allOf: [outcome, { minProperties: 3 }] }],
  ['a closed branch, which sees its own fields only', { allOf: [outcome, { additionalProperties: false }] }],
  ['a field that two branches describe', { allOf: [outcome, { properties: { message: { maxLength: 1 } } }] }],
  ['what is no object', { allOf: [{ $ref: '#/components/schemas/Name' }] }],
])('%s is left as it is', (_, subject) => {
  expect(flat(subject)).toEqual(subject);
});
