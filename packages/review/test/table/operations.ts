import { operation, type Row } from './row.ts';

/** Operations, paths and servers. */
export const operations: Row[] = [
  {
    change: 'renamed operation',
    edit: ({ show }) => {
      show.operationId = 'getThing';
    },
    verdict: 'major',
    hit: ['gone showThing'],
  },
  {
    change: 'removed operation',
    edit: (_, draft) => delete draft.paths['/v1/{project_id}/things/{thing_id}'].delete,
    verdict: 'major',
    hit: [
      'gone deleteThing',
      'workflow clean.arazzo.yaml create-and-delete, delete: there is no operation `deleteThing`',
    ],
  },
  {
    change: 'removed path',
    edit: (_, draft) => delete draft.paths['/v1/{project_id}/things/{thing_id}'],
    verdict: 'major',
    hit: ['gone showThing', 'gone deleteThing'],
  },
  {
    change: 'new operation',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/things'].put = operation('replaceThings');
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new path',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/boxes'] = {
        parameters: [{ $ref: '#/components/parameters/ProjectId' }],
        get: operation('listBoxes'),
      };
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'path renamed',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/objects'] = draft.paths['/v1/{project_id}/things'];
      delete draft.paths['/v1/{project_id}/things'];
    },
    verdict: 'major',
    hit: ['moved createThing from POST /v1/{project_id}/things to POST /v1/{project_id}/objects', 'moved listThings'],
  },
  {
    change: 'operation deprecated',
    edit: ({ show }) => {
      show.deprecated = true;
    },
    verdict: 'minor',
  },
  {
    change: 'server removed',
    edit: (_, draft) => draft.servers.pop(),
    verdict: 'major',
  },
];
