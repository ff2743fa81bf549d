import { operation, type Row } from './row.ts';

/** Operations, paths and servers. */
export const operations: Row[] = [
  {
    change: 'renamed operation',
    edit: ({ show }) => {
      show.operationId = 'getThing';
    },
    verdict: 'major',
  },
  {
    change: 'removed operation',
    edit: (_, draft) => delete draft.paths['/v1/{project_id}/things/{thing_id}'].delete,
    verdict: 'major',
  },
  {
    change: 'removed path',
    edit: (_, draft) => delete draft.paths['/v1/{project_id}/things/{thing_id}'],
    verdict: 'major',
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
