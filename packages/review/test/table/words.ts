import { type Row, string } from './row.ts';

/** Words. */
export const words: Row[] = [
  {
    change: 'changed description',
    edit: ({ schemas }) => {
      schemas.Thing.description = 'A thing, in other words.';
    },
    verdict: 'patch',
    hit: [],
  },
  {
    change: 'changed summary',
    edit: ({ show }) => {
      show.summary = 'Show one thing';
    },
    verdict: 'patch',
  },
  {
    change: 'changed example',
    edit: ({ body }) => {
      body.content['application/json'].examples.minimal.value.name = 'blue';
    },
    verdict: 'patch',
    hit: [],
  },
  {
    change: 'new example',
    edit: ({ body }) => {
      body.content['application/json'].examples.third = { value: { name: 'green', size: 'small' } };
    },
    verdict: 'patch',
  },
  {
    change: 'removed example',
    edit: ({ body }) => delete body.content['application/json'].examples.minimal,
    verdict: 'patch',
  },
  {
    change: 'changed evidence',
    edit: ({ schemas }) => {
      schemas.Name['x-evidence'].pattern = 'D page';
    },
    verdict: 'patch',
  },
  {
    change: 'new tag',
    edit: (_, draft) => draft.tags.push({ name: 'boxes', description: 'Boxes.' }),
    verdict: 'patch',
  },
  {
    change: 'new component that nothing uses',
    edit: ({ schemas }) => {
      schemas.Spare = string();
    },
    verdict: 'patch',
  },
  {
    change: 'renamed component',
    edit: ({ schemas }, draft) => {
      schemas.Item = schemas.Thing;
      delete schemas.Thing;
      const reference = { $ref: '#/components/schemas/Item' };
      schemas.ListThingsResponse.properties.things.items = reference;
      draft.paths['/v1/{project_id}/things/{thing_id}'].get.responses['200'].content['application/json'].schema =
        reference;
    },
    verdict: 'patch',
    hit: [],
  },
];
