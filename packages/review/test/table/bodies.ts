import { ok, operation, type Row, string } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const object = { schema: { type: 'object', properties: { a: { type: 'string' } } } };

/** Bodies of requests, and schemas in them. */
export const bodies: Row[] = [
  {
    change: 'new required body',
    edit: ({ remove }) => {
      remove.requestBody = { required: true, content: json({ type: 'object' }) };
    },
    verdict: 'major',
  },
  {
    change: 'new optional body',
    edit: ({ remove }) => {
      remove.requestBody = { content: json({ type: 'object' }) };
    },
    verdict: 'minor',
  },
  { change: 'body removed', edit: ({ create }) => delete create.requestBody, verdict: 'major' },
  {
    change: 'body became required',
    before: ({ body }) => delete body.required,
    edit: ({ body }) => {
      body.required = true;
    },
    verdict: 'major',
  },
  {
    change: 'optional body written out',
    before: ({ body }) => delete body.required,
    edit: ({ body }) => {
      body.required = false;
    },
    verdict: 'patch',
  },
  {
    change: 'body moved to a component',
    edit: ({ create }, draft) => {
      draft.components.requestBodies = { Create: create.requestBody };
      create.requestBody = { $ref: '#/components/requestBodies/Create' };
    },
    verdict: 'patch',
  },
  {
    change: 'second media type of a request',
    edit: ({ body }) => {
      body.content['application/xml'] = { schema: { type: 'object' } };
    },
    verdict: 'minor',
  },
  {
    change: 'one of two media types of a request gone',
    before: ({ body }) => {
      body.content['application/xml'] = { schema: { type: 'object' } };
    },
    edit: ({ body }) => delete body.content['application/xml'],
    verdict: 'major',
  },
  {
    change: 'case of a media type',
    edit: ({ body }) => {
      body.content = { 'Application/JSON; charset=utf-8': body.content['application/json'] };
    },
    verdict: 'patch',
  },
  {
    change: 'range of media types',
    edit: ({ body }) => {
      body.content = { 'application/*': body.content['application/json'] };
    },
    verdict: 'minor',
  },
  {
    change: 'encoding of a part',
    before: ({ body }) => {
      body.content = {
        'multipart/form-data': { schema: object.schema, encoding: { a: { contentType: 'text/plain' } } },
      };
    },
    edit: ({ body }) => {
      body.content['multipart/form-data'].encoding.a.contentType = 'application/json';
    },
    verdict: 'major',
  },
  {
    change: 'body limit set',
    before: ({ body }) => delete body['x-max-body-bytes'],
    edit: ({ body }) => {
      body['x-max-body-bytes'] = 1000;
    },
    verdict: 'major',
  },
  { change: 'body limit removed', edit: ({ body }) => delete body['x-max-body-bytes'], verdict: 'minor' },
  {
    change: 'description of a body',
    edit: ({ body }) => {
      body.description = 'What to make.';
    },
    verdict: 'patch',
  },
  {
    change: 'trace added',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/things'].trace = operation('traceThings');
    },
    verdict: 'minor',
  },
  {
    change: 'schema of a body any',
    edit: ({ body }) => {
      body.content['application/json'].schema = {};
    },
    verdict: 'major',
  },
  {
    change: 'field that is null',
    edit: ({ request }) => {
      request.properties.note = { type: ['string', 'null'], maxLength: 100 };
    },
    verdict: 'minor',
  },
  {
    change: 'constraint beside a reference',
    edit: ({ request }) => {
      request.properties.name = { $ref: '#/components/schemas/Name', maxLength: 32 };
    },
    verdict: 'major',
  },
  {
    change: 'description beside a reference',
    edit: ({ request }) => {
      request.properties.name = { $ref: '#/components/schemas/Name', description: 'Its name.' };
    },
    verdict: 'patch',
  },
  {
    change: 'default beside a reference',
    edit: ({ request }) => {
      request.properties.name = { $ref: '#/components/schemas/Name', default: 'red' };
    },
    verdict: 'minor',
  },
  {
    change: 'component of the same text',
    edit: ({ request, schemas }) => {
      schemas.Label = schemas.Name;
      request.properties.name = { $ref: '#/components/schemas/Label' };
    },
    verdict: 'patch',
  },
  {
    change: 'field called __proto__',
    edit: (_, draft) => {
      draft.components.schemas.Owner.properties = JSON.parse(
        '{"__proto__": {"type": "string"}, "user": {"type": "string", "maxLength": 10}, "group": {"type": "string", "maxLength": 10}}',
      );
    },
    verdict: 'minor',
  },
  {
    change: 'recursive schema narrowed',
    before: ({ request, schemas }) => {
      schemas.Tree = {
        type: 'object',
        properties: { name: string(), kids: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      };
      request.properties.tree = { $ref: '#/components/schemas/Tree' };
    },
    edit: ({ schemas }) => {
      schemas.Tree.properties.name.maxLength = 5;
    },
    verdict: 'major',
  },
  {
    change: 'recursive schema with one level written out',
    before: ({ request, schemas }) => {
      schemas.Tree = {
        type: 'object',
        properties: { kids: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      };
      request.properties.tree = { $ref: '#/components/schemas/Tree' };
    },
    edit: ({ request, schemas }) => {
      request.properties.tree = schemas.Tree;
    },
    verdict: 'patch',
  },
  {
    change: 'schema that refers to itself alone',
    before: ({ request, schemas }) => {
      schemas.Odd = { $ref: '#/components/schemas/Odd' };
      request.properties.odd = { $ref: '#/components/schemas/Odd' };
    },
    edit: ({ schemas }) => {
      schemas.Odd.description = 'Odd.';
    },
    verdict: 'patch',
  },
  {
    change: 'answer that nobody describes',
    edit: ({ show }) => {
      show.responses['202'] = ok;
    },
    verdict: 'major',
  },
];
