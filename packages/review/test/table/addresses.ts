import { ok, operation, type Row } from './row.ts';
import { removeOf, row, showOf } from './short.ts';

/** Addresses, operations, and words about them. */
export const addresses: Row[] = [
  row('server: port', 'major', (draft) => {
    draft.servers[0].url += ':8443';
  }),
  row('server: http', 'major', (draft) => {
    draft.servers[0].url = draft.servers[0].url.replace('https', 'http');
  }),
  row('server: name of a server in words', 'patch', (draft) => {
    draft.servers[0].description = 'EU';
  }),
  row(
    'server: none, and the usual one',
    'patch',
    (draft) => {
      draft.servers = [{ url: '/' }];
    },
    (draft) => delete draft.servers,
  ),
  row(
    'server: empty list',
    'patch',
    (draft) => {
      draft.servers = [];
    },
    (draft) => delete draft.servers,
  ),
  row('server: own one of a path', 'major', (draft) => {
    draft.paths['/v1/{project_id}/things'].servers = [{ url: 'https://b.example' }];
  }),
  row(
    'server: own one of an operation gone',
    'major',
    (draft) => delete showOf(draft).servers,
    (draft) => {
      showOf(draft).servers = [{ url: 'https://b.example' }];
    },
  ),
  row('server: one more on an operation', 'minor', (draft) => {
    showOf(draft).servers = [...draft.servers, { url: 'https://b.example' }];
  }),
  row('server: the same twice', 'patch', (draft) => draft.servers.push(structuredClone(draft.servers[0]))),
  row('server: variable in place of a word', 'minor', (draft) => {
    draft.servers[0] = { url: 'https://{name}.example.org', variables: { name: { default: 'things' } } };
  }),
  row(
    'server: description of a variable',
    'patch',
    (draft) => {
      draft.servers[0].variables.name.description = 'Name.';
    },
    (draft) => {
      draft.servers = [{ url: 'https://{name}.example.org', variables: { name: { default: 'things' } } }];
    },
  ),
  row(
    'server: any value in place of listed ones',
    'minor',
    (draft) => delete draft.servers[0].variables.name.enum,
    (draft) => {
      draft.servers = [{ url: 'https://{name}.example.org', variables: { name: { default: 'a', enum: ['a', 'b'] } } }];
    },
  ),
  row('path: letters in capitals', 'major', (draft) => {
    draft.paths['/v1/{project_id}/Things'] = draft.paths['/v1/{project_id}/things'];
    delete draft.paths['/v1/{project_id}/things'];
  }),
  row('path: fixed one beside a template', 'minor', (draft) => {
    draft.paths['/v1/{project_id}/things/latest'] = {
      parameters: [{ $ref: '#/components/parameters/ProjectId' }],
      get: operation('showLatest'),
    };
  }),
  row('path: parameter in place of a word', 'major', (draft) => {
    const item = draft.paths['/v1/{project_id}/things'];
    delete draft.paths['/v1/{project_id}/things'];
    draft.paths['/{version}/{project_id}/things'] = {
      ...item,
      parameters: [...item.parameters, { name: 'version', in: 'path', required: true, schema: { enum: ['v1'] } }],
    };
  }),
  row('path: both versions', 'minor', (draft) => {
    draft.paths['/v2/{project_id}/things'] = {
      parameters: [{ $ref: '#/components/parameters/ProjectId' }],
      get: operation('listThingsV2'),
    };
  }),
  row('path: summary and description', 'patch', (draft) =>
    Object.assign(draft.paths['/v1/{project_id}/things'], { summary: 'Things', description: 'Things.' }),
  ),
  row('path: empty', 'patch', (draft) => {
    draft.paths['/v1/spare'] = {};
  }),
  row(
    'operation: deprecated one removed after its sunset',
    'major',
    (draft) => delete draft.paths['/v1/{project_id}/things/{thing_id}'].delete,
    (draft) => Object.assign(removeOf(draft), { deprecated: true, 'x-sunset': '2020-01-01' }),
  ),
  row(
    'operation: sunset',
    'patch',
    (draft) => {
      showOf(draft)['x-sunset'] = '2030-01-01';
    },
    (draft) => {
      showOf(draft).deprecated = true;
    },
  ),
  row('operation: documents elsewhere', 'patch', (draft) => {
    showOf(draft).externalDocs = { url: 'https://docs.example.org' };
  }),
  row('operation: extension that nobody knows', 'patch', (draft) => {
    showOf(draft)['x-internal'] = true;
  }),
  row('operation: HEAD', 'minor', (draft) => {
    draft.paths['/v1/{project_id}/things'].head = {
      operationId: 'headThings',
      responses: { 200: { description: 'Fine.' } },
    };
  }),
  row('repeat: read as idempotent', 'minor', (draft) => {
    showOf(draft)['x-repeat'] = 'idempotent';
  }),
  row('repeat: usual of a read written out', 'patch', (draft) => {
    showOf(draft)['x-repeat'] = 'read';
  }),
  row('repeat: read only once', 'major', (draft) => {
    showOf(draft)['x-repeat'] = 'once';
  }),
  row('info: license and terms', 'patch', (draft) =>
    Object.assign(draft.info, {
      license: { name: 'MIT', identifier: 'MIT' },
      termsOfService: 'https://example.org/terms',
      summary: 'Things',
    }),
  ),
  row('info: dialect of schemas', 'patch', (draft) => {
    draft.jsonSchemaDialect = 'https://spec.openapis.org/oas/3.1/dialect/base';
  }),
  row(
    'tags: order',
    'patch',
    (draft) => draft.tags.reverse(),
    (draft) => draft.tags.push({ name: 'more' }),
  ),
  row('tags: documents elsewhere', 'patch', (draft) => {
    draft.tags[0].externalDocs = { url: 'https://docs.example.org' };
  }),
  row('extension at the top', 'patch', (draft) => {
    draft['x-audience'] = 'public';
  }),
  row('component of an answer that nothing uses', 'patch', (draft) => {
    draft.components.responses.Spare = ok;
  }),
];
