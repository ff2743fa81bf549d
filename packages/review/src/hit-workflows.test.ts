import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { base, type Draft, edited } from '../test/edit.ts';
import { findWorkflowHits } from './hit-workflows.ts';

const directory = fileURLToPath(new URL('../test', import.meta.url));
const reasons = async (edit: (draft: Draft) => void) =>
  (await findWorkflowHits(directory, edited(edit))).hits.map(({ step, reason }) => `${step}: ${reason}`);
const thing = '/v1/{project_id}/things/{thing_id}';

test('a workflow that fits is not hit', async () => {
  expect(await findWorkflowHits(directory, base.document)).toEqual({ workflows: 1, hits: [] });
});

test('a directory that is not there has no workflows', async () => {
  expect(await findWorkflowHits(`${directory}/none`, base.document)).toEqual({ workflows: 0, hits: [] });
});

test.each<[string, (draft: Draft) => void, string[]]>([
  [
    'a removed operation',
    (draft) => delete draft.paths[thing].delete,
    ['create-and-delete, delete: there is no operation `deleteThing`'],
  ],
  [
    'a renamed parameter',
    (draft) => {
      draft.components.parameters.ThingId.name = 'id';
    },
    [
      'create-and-delete, delete: `deleteThing` has no parameter `thing_id`',
      'create-and-delete, delete: `deleteThing` requires the parameter `id`',
    ],
  ],
  [
    'another success status',
    (draft) => {
      draft.paths[thing].delete.responses = { '200': { description: 'Deleted.' } };
    },
    ['create-and-delete, delete: `deleteThing` does not document the status 204'],
  ],
])('%s', async (_, edit, expected) => {
  expect(await reasons(edit)).toEqual(expected);
});
