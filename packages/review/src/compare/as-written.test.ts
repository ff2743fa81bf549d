import { expect, test } from 'vitest';
import { type Draft, edited } from '../../test/edit.ts';
import { compareBundles } from '../changes.ts';

const wordsOf = async (before: (draft: Draft) => void, after: (draft: Draft) => void) => {
  const { changes } = await compareBundles(edited(before), edited(after));
  return changes.filter(({ impact }) => impact !== 'patch').map(({ words }) => words);
};
const withField = (schema: unknown) => (draft: Draft) => {
  draft.components.schemas.CreateThingRequest.properties.probe = schema;
};
const [text, number, integer] = ['string', 'number', 'integer'].map((type) => ({ type }));
const map = { type: 'object', additionalProperties: { type: 'string' } };
const closed = (pattern: string) => ({
  type: 'object',
  patternProperties: { [pattern]: text },
  additionalProperties: false,
});

test.each([
  [integer, number, '`type` changed from `integer` to `number`.'],
  [{ ...integer, format: 'int32' }, { ...integer, format: 'int64' }, '`format` changed from `int32` to `int64`.'],
  [{ ...integer, format: 'int32' }, integer, '`format` was removed (it was `int32`).'],
  [integer, { ...integer, format: 'int64', minimum: 0 }, '`format` was set to `int64`.', '`minimum` was set to `0`.'],
  [{ ...integer, multipleOf: 2 }, integer, '`multipleOf` changed from `2` to `1`.'],
  [text, { ...text, contentEncoding: 'base64' }, '`contentEncoding` was set to `base64`.'],
  [text, { ...text, contentMediaType: 'image/png' }, '`contentMediaType` was set to `image/png`.'],
  [text, { ...text, format: 'byte' }, '`format` was set to `byte`.'],
  [{ ...text, format: 'uuid' }, { ...text, format: 'toString' }, '`format` changed from `uuid` to `toString`.'],
  [{ ...text, format: 'toString' }, { ...text, maxLength: 3, format: 'toString' }, '`maxLength` was set to `3`.'],
  [{ ...integer, format: 'toString', minimum: 1 }, { ...integer, minimum: 2 }, '`minimum` changed from `1` to `2`.'],
  [{ ...text, format: 'uuid' }, { ...text, format: 'email' }, '`format` changed from `uuid` to `email`.'],
  [{ const: 1 }, { const: '1' }, '`enum` gained `"1"` and lost `1`.'],
  [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }, '`enum` gained `c` and lost `a`.'],
  [map, { ...map, propertyNames: { maxLength: 3 } }, 'Some unnamed fields are no longer allowed.'],
  [{ type: 'object' }, { type: 'object', additionalProperties: false }, 'Unnamed fields are no longer allowed.'],
  [closed('^a'), closed('^[ab]'), 'Some unnamed fields are now allowed.'],
  [{ ...map, additionalProperties: false }, map, 'Unnamed fields are now allowed.'],
])('%j to %j is named by its keywords', async (before, after, ...words) => {
  expect(await wordsOf(withField(before), withField(after))).toEqual(words);
});

test('a list in place of one value is named by the number of values', async () => {
  const withParameter = (schema: unknown) => (draft: Draft) => {
    draft.paths['/v1/{project_id}/things'].get.parameters.push({ name: 'probe', in: 'query', schema });
  };
  const list = { type: 'array', items: integer, minItems: 2 };
  const words = await wordsOf(withParameter(integer), withParameter(list));
  expect(words).toEqual(['It needs at least 2 values now.', 'It takes several values now.']);
});

test('credentials in another place are named with both places', async () => {
  const move = (draft: Draft) => {
    draft.components.securitySchemes.token.name = 'X-Other';
  };
  const [words] = await wordsOf(() => {}, move);
  expect(words).toContain('`token` (header X-Other)');
  expect(words).toContain('`token` (header X-Auth-Token)');
});
