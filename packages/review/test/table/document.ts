import { operation, type Row, string } from './row.ts';

/** The document as a whole, and its operations. */
export const documents: Row[] = [
  {
    change: 'once to idempotent',
    edit: ({ create }) => {
      create['x-repeat'] = 'idempotent';
    },
    verdict: 'minor',
  },
  {
    change: 'idempotent to once',
    before: ({ create }) => {
      create['x-repeat'] = 'idempotent';
    },
    edit: ({ create }) => {
      create['x-repeat'] = 'once';
    },
    verdict: 'major',
  },
  {
    change: 'deletion only once',
    edit: ({ remove }) => {
      remove['x-repeat'] = 'once';
    },
    verdict: 'major',
  },
  {
    change: 'what repeats are by default, written out',
    edit: ({ create }) => {
      create['x-repeat'] = 'once';
    },
    verdict: 'patch',
  },
  {
    change: 'operation no longer deprecated',
    before: ({ show }) => {
      show.deprecated = true;
    },
    edit: ({ show }) => delete show.deprecated,
    verdict: 'minor',
  },
  {
    change: 'deprecated: false written out',
    edit: ({ show }) => {
      show.deprecated = false;
    },
    verdict: 'patch',
  },
  { change: 'operation without a name', edit: ({ show }) => delete show.operationId, verdict: 'major' },
  {
    change: 'operation named',
    before: ({ show }) => delete show.operationId,
    edit: ({ show }) => {
      show.operationId = 'showThing';
    },
    verdict: 'patch',
  },
  {
    change: 'method changed',
    edit: (_, draft) => {
      const item = draft.paths['/v1/{project_id}/things'];
      item.put = item.post;
      delete item.post;
    },
    verdict: 'major',
  },
  {
    change: 'path moved to a component',
    edit: (_, draft) => {
      draft.components.pathItems = { Things: draft.paths['/v1/{project_id}/things'] };
      draft.paths['/v1/{project_id}/things'] = { $ref: '#/components/pathItems/Things' };
    },
    verdict: 'patch',
  },
  {
    change: 'paths in another order',
    edit: (_, draft) => {
      draft.paths = Object.fromEntries(Object.entries(draft.paths).reverse());
    },
    verdict: 'none',
  },
  {
    change: 'keys in another order',
    edit: (_, draft) => {
      const { Thing } = draft.components.schemas;
      draft.components.schemas.Thing = Object.fromEntries(Object.entries(Thing).reverse());
    },
    verdict: 'none',
  },
  {
    change: 'tag of an operation',
    edit: ({ show }) => {
      show.tags = ['other'];
    },
    verdict: 'patch',
  },
  {
    change: 'title',
    edit: (_, draft) => {
      draft.info.title = 'All things';
    },
    verdict: 'patch',
  },
  {
    change: 'contact',
    edit: (_, draft) => {
      draft.info.contact = { name: 'A person' };
    },
    verdict: 'patch',
  },
  {
    change: 'version of the contract',
    edit: (_, draft) => {
      draft.info.version = '9.9.9';
    },
    verdict: 'none',
  },
  {
    change: 'patch of OpenAPI',
    edit: (_, draft) => {
      draft.openapi = '3.1.2';
    },
    verdict: 'patch',
  },
  {
    change: 'external documents',
    edit: (_, draft) => {
      draft.externalDocs = { url: 'https://docs.example.org' };
    },
    verdict: 'patch',
  },
  {
    change: 'unused component narrowed',
    before: ({ schemas }) => {
      schemas.Spare = string();
    },
    edit: ({ schemas }) => {
      schemas.Spare.maxLength = 1;
    },
    verdict: 'patch',
  },
  {
    change: 'unused component removed',
    before: ({ schemas }) => {
      schemas.Spare = string();
    },
    edit: ({ schemas }) => delete schemas.Spare,
    verdict: 'patch',
  },
  {
    change: 'unused security scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.other = { type: 'http', scheme: 'basic' };
    },
    verdict: 'patch',
  },
  {
    change: 'new path with its parameters',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/boxes/{box}'] = {
        parameters: [{ name: 'box', in: 'path', required: true, schema: string() }],
        get: operation('showBox'),
      };
    },
    verdict: 'minor',
  },
];
