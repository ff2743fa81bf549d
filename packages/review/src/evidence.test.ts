import { expect, test } from 'vitest';
import { base, type Draft, edited } from '../test/edit.ts';
import { factsOf } from './evidence.ts';

const cited = (pointer: string, document = base.document) =>
  factsOf(document)
    .filter((fact) => fact.pointer === pointer)
    .map(({ keyword, grade, entry }) => [keyword, grade, entry].filter(Boolean).join(' '));

test('a map gives each keyword its own evidence, and the node the rest', () => {
  expect(cited('#/components/schemas/Name')).toEqual(['minLength D page', 'maxLength D page', 'pattern I guess']);
});

test('one citation covers a property and all its constraints', () => {
  expect(cited('#/components/schemas/CreateThingRequest/properties/count')).toEqual([
    '. D page',
    'minimum D page',
    'maximum D page',
  ]);
});

test('a fact without evidence is a fact all the same', () => {
  expect(cited('#/components/schemas/Thing/properties/state')).toEqual(['.', 'enum']);
});

test('operations, bodies, statuses, headers and parameters are facts', () => {
  const pointers = factsOf(base.document)
    .filter((fact) => fact.keyword === '.')
    .map((fact) => fact.pointer);
  const path = '#/paths/~1v1~1{project_id}~1things';
  expect(pointers).toEqual(
    expect.arrayContaining([
      `${path}/post`,
      `${path}/post/requestBody`,
      `${path}/post/responses/201`,
      `${path}/get/parameters/1`,
      '#/components/parameters/Limit',
      '#/components/headers/RetryAfter',
      '#/components/responses/BadRequest',
      '#/components/securitySchemes/token',
    ]),
  );
});

test('the branches of a choice are covered by the schema that has it', () => {
  const document = edited((draft: Draft) => {
    draft.components.schemas.Name.anyOf = [{ pattern: '^a' }, { pattern: '^b' }];
  });
  expect(factsOf(document).some((fact) => fact.pointer.includes('/anyOf/'))).toBe(false);
});
