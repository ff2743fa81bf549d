import { expect, test } from 'vitest';
import { base, type Draft, edited } from '../test/edit.ts';
import type { RawChange } from './diff.ts';
import { untoldChanges } from './untold.ts';

const found = (edit: (draft: Draft) => void, told: RawChange[] = []) =>
  untoldChanges(base.document, edited(edit), told).map(({ path, property }) => `${path} ${property}`);

const name = '#/components/schemas/Name';

test.each<[string, (draft: Draft) => void, string[]]>([
  [
    'a value within an example, told as one',
    (draft) => {
      const { examples } = draft.paths['/v1/{project_id}/things'].post.requestBody.content['application/json'];
      examples.complete.value.labels = ['c'];
      examples.complete.value.owner.user = 'u2';
    },
    ['#/paths/~1v1~1{project_id}~1things/post/requestBody/content/application~1json/examples/complete value'],
  ],
  [
    'a keyword that nobody knows',
    (draft) => {
      draft.components.schemas.Name.minContains = 2;
    },
    [`${name} minContains`],
  ],
  [
    'another component behind a reference, where it differs',
    (draft) => {
      draft.components.schemas.CreateThingRequest.properties.name = { $ref: '#/components/schemas/Other' };
      draft.components.schemas.Other = { ...draft.components.schemas.Name, maxLength: 65 };
    },
    ['#/components/schemas/Other maxLength'],
  ],
  [
    'the same schema written elsewhere is no difference',
    (draft) => {
      draft.components.schemas.CreateThingRequest.properties.name = { $ref: '#/components/schemas/Other' };
      draft.components.schemas.Other = draft.components.schemas.Name;
    },
    [],
  ],
  [
    'the version and a component of its own are told elsewhere',
    (draft) => {
      draft.info.version = '9.9.9';
      draft.components.schemas.Spare = { type: 'string' };
    },
    [],
  ],
])('%s', (_, edit, expected) => {
  expect(found(edit)).toEqual(expected);
});

test('what is told already is not told twice', () => {
  const revision = { pointer: `${name}/maxLength`, value: 65 };
  const told = { kind: 'modified', property: 'maxLength', path: '#/paths/~1x', revision } as RawChange;
  const edit = (draft: Draft) => {
    draft.components.schemas.Name.maxLength = 65;
    draft.components.schemas.Name.minContains = 2;
  };
  expect(found(edit)).toEqual([`${name} maxLength`, `${name} minContains`]);
  expect(found(edit, [told])).toEqual([`${name} minContains`]);
});
