import type { Draft } from '../edit.ts';
import { ok, operation, type Row, string } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const shown = (draft: Draft) => draft.paths['/v1/{project_id}/things/{thing_id}'].get;
const answer = (draft: Draft) => shown(draft).responses['200'];
const oauth = (more = {}) => ({
  type: 'oauth2',
  flows: {
    clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: 'Read.', write: 'Write.' }, ...more },
  },
});
const withOauth = {
  before: (_: unknown, draft: Draft) => {
    draft.components.securitySchemes.oauth = oauth();
    draft.security = [{ oauth: ['read'] }];
  },
};
const variables = { region: { default: 'eu', enum: ['eu', 'us'] } };
const withVariable = {
  before: (_: unknown, draft: Draft) => {
    draft.servers = [{ url: 'https://{region}.example.org', variables: structuredClone(variables) }];
  },
};
const region = (draft: Draft) => draft.servers[0].variables.region;
const hook = (properties: object, required: string[] = []) => ({
  post: {
    operationId: 'thingMade',
    requestBody: { required: true, content: json({ type: 'object', required, properties }) },
    responses: { '200': { description: 'Seen.' } },
  },
});
const withHook = {
  before: (_: unknown, draft: Draft) => {
    draft.webhooks = { made: hook({ id: string(), name: string() }, ['id']) };
  },
};
const body = (draft: Draft) => draft.webhooks.made.post.requestBody.content['application/json'].schema;
const withCallback = {
  before: ({ create }: Draft) => {
    create.callbacks = { done: { '{$request.body#/url}': hook({ id: string() }) } };
  },
};

/** The document as a whole, operations, security, servers, answers, callbacks and webhooks. */
export const documents: Row[] = [
  {
    change: 'global security written out on one operation',
    edit: ({ show }, draft) => {
      show.security = structuredClone(draft.security);
    },
    verdict: 'patch',
  },
  { change: 'security in another order', edit: (_, draft) => draft.security.reverse(), verdict: 'patch' },
  {
    change: 'token and signature',
    edit: (_, draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
    verdict: 'major',
  },
  {
    change: 'token alone in place of both',
    before: (_, draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
    edit: (_, draft) => {
      draft.security = [{ token: [] }];
    },
    verdict: 'minor',
  },
  { change: 'security removed', edit: (_, draft) => delete draft.security, verdict: 'minor' },
  {
    change: 'security required where there was none',
    before: (_, draft) => delete draft.security,
    edit: (_, draft) => {
      draft.security = [{ token: [] }];
    },
    verdict: 'major',
  },
  {
    change: 'one operation without credentials',
    edit: ({ show }) => {
      show.security = [];
    },
    verdict: 'minor',
  },
  { change: 'credentials optional', edit: (_, draft) => draft.security.push({}), verdict: 'minor' },
  {
    change: 'credentials no longer optional',
    before: (_, draft) => draft.security.push({}),
    edit: (_, draft) => draft.security.pop(),
    verdict: 'major',
  },
  {
    change: 'security scheme under another name',
    edit: (_, draft) => {
      const schemes = draft.components.securitySchemes;
      schemes.key = schemes.token;
      delete schemes.token;
      draft.security[0] = { key: [] };
    },
    verdict: 'patch',
  },
  {
    change: 'case of the header of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token.name = 'x-auth-token';
    },
    verdict: 'patch',
  },
  {
    change: 'description of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token.description = 'Other.';
    },
    verdict: 'patch',
  },
  {
    change: 'type of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token = { type: 'http', scheme: 'bearer' };
    },
    verdict: 'major',
  },
  {
    change: 'scope needed',
    ...withOauth,
    edit: (_, draft) => {
      draft.security = [{ oauth: ['read', 'write'] }];
    },
    verdict: 'major',
  },
  {
    change: 'scope no longer needed',
    ...withOauth,
    edit: (_, draft) => {
      draft.security = [{ oauth: [] }];
    },
    verdict: 'minor',
  },
  {
    change: 'scope removed from a flow',
    ...withOauth,
    edit: (_, draft) => delete draft.components.securitySchemes.oauth.flows.clientCredentials.scopes.write,
    verdict: 'major',
  },
  {
    change: 'scope added to a flow',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.clientCredentials.scopes.all = 'All.';
    },
    verdict: 'minor',
  },
  {
    change: 'flow added',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.password = { tokenUrl: 'https://a.example/p', scopes: {} };
    },
    verdict: 'minor',
  },
  {
    change: 'flow removed',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows = {};
    },
    verdict: 'major',
  },
  {
    change: 'address of tokens',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.clientCredentials.tokenUrl = 'https://b.example/token';
    },
    verdict: 'major',
  },
  {
    change: 'server added',
    edit: (_, draft) => draft.servers.push({ url: 'https://things.example.com' }),
    verdict: 'minor',
  },
  { change: 'servers in another order', edit: (_, draft) => draft.servers.reverse(), verdict: 'patch' },
  {
    change: 'description of a server',
    edit: (_, draft) => {
      draft.servers[0].description = 'EU';
    },
    verdict: 'patch',
  },
  {
    change: 'path of a server',
    edit: (_, draft) => {
      draft.servers[0].url += '/api';
    },
    verdict: 'major',
  },
  {
    change: 'slash behind a server',
    edit: (_, draft) => {
      draft.servers[0].url += '/';
    },
    verdict: 'patch',
  },
  {
    change: 'servers on one operation',
    edit: ({ show }) => {
      show.servers = [{ url: 'https://other.example.org' }];
    },
    verdict: 'major',
  },
  {
    change: 'global servers written out on a path',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/things'].servers = structuredClone(draft.servers);
    },
    verdict: 'patch',
  },
  {
    change: 'server variable lost a value',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.pop(),
    verdict: 'major',
  },
  {
    change: 'server variable gained a value',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.push('asia'),
    verdict: 'minor',
  },
  {
    change: 'default of a server variable',
    ...withVariable,
    edit: (_, draft) => {
      region(draft).default = 'us';
    },
    verdict: 'major',
  },
  {
    change: 'values of a server variable listed',
    before: (_, draft) => {
      draft.servers = [{ url: 'https://{region}.example.org', variables: { region: { default: 'eu' } } }];
    },
    edit: (_, draft) => {
      region(draft).enum = ['eu'];
    },
    verdict: 'major',
  },
  {
    change: 'values of a server variable in another order',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.reverse(),
    verdict: 'patch',
  },
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
    change: 'error status as a range',
    edit: ({ create }) => {
      create.responses['4XX'] = create.responses['429'];
      delete create.responses['429'];
    },
    verdict: 'minor',
  },
  {
    change: 'default with the error envelope',
    edit: ({ show }) => {
      show.responses.default = { $ref: '#/components/responses/BadRequest' };
    },
    verdict: 'minor',
  },
  {
    change: 'default with another envelope',
    edit: ({ show }) => {
      show.responses.default = ok;
    },
    verdict: 'minor',
  },
  {
    change: 'status that default documented',
    before: ({ show }) => {
      show.responses.default = { $ref: '#/components/responses/BadRequest' };
    },
    edit: ({ show }) => {
      show.responses['500'] = { $ref: '#/components/responses/BadRequest' };
    },
    verdict: 'minor',
  },
  {
    change: 'new redirection',
    edit: ({ show }) => {
      show.responses['302'] = { description: 'Elsewhere.' };
    },
    verdict: 'major',
  },
  {
    change: 'success status replaced',
    edit: ({ create }) => {
      create.responses['200'] = create.responses['201'];
      delete create.responses['201'];
    },
    verdict: 'major',
  },
  {
    change: 'description of an answer',
    edit: (_, draft) => {
      answer(draft).description = 'It.';
    },
    verdict: 'patch',
  },
  {
    change: 'answer moved to a component',
    edit: ({ show }, draft) => {
      draft.components.responses.Shown = show.responses['200'];
      show.responses['200'] = { $ref: '#/components/responses/Shown' };
    },
    verdict: 'patch',
  },
  {
    change: 'body for an answer without one',
    edit: ({ remove }) => {
      remove.responses['204'].content = json({ type: 'object' });
    },
    verdict: 'minor',
  },
  { change: 'body of an answer gone', edit: (_, draft) => delete answer(draft).content, verdict: 'major' },
  {
    change: 'second media type of an answer',
    edit: (_, draft) => {
      answer(draft).content['text/plain'] = { schema: string() };
    },
    verdict: 'minor',
  },
  {
    change: 'range of media types of an answer',
    edit: (_, draft) => {
      answer(draft).content = { 'application/*': answer(draft).content['application/json'] };
    },
    verdict: 'major',
  },
  {
    change: 'new header of an answer',
    edit: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    verdict: 'minor',
  },
  {
    change: 'optional header of an answer removed',
    before: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    edit: (_, draft) => delete answer(draft).headers,
    verdict: 'major',
  },
  {
    change: 'header of an answer promised',
    before: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    edit: (_, draft) => {
      answer(draft).headers['X-Count'].required = true;
    },
    verdict: 'minor',
  },
  {
    change: 'case of a header of an answer',
    edit: (_, draft) => {
      draft.components.responses.TooManyRequests.headers = {
        'retry-after': { $ref: '#/components/headers/RetryAfter' },
      };
    },
    verdict: 'patch',
  },
  {
    change: 'type of a header of an answer',
    edit: (_, draft) => {
      draft.components.headers.RetryAfter.schema = { type: 'string' };
    },
    verdict: 'major',
  },
  {
    change: 'header of the media type',
    edit: (_, draft) => {
      answer(draft).headers = { 'Content-Type': { required: true, schema: string() } };
    },
    verdict: 'patch',
  },
  {
    change: 'link added',
    edit: ({ create }) => {
      create.responses['201'].links = { show: { operationId: 'showThing' } };
    },
    verdict: 'minor',
  },
  {
    change: 'link described',
    before: ({ create }) => {
      create.responses['201'].links = { show: { operationId: 'showThing' } };
    },
    edit: ({ create }) => {
      create.responses['201'].links.show.description = 'It.';
    },
    verdict: 'patch',
  },
  {
    change: 'description beside a reference that an allOf takes',
    before: ({ schemas }) => {
      schemas.Named = { type: 'object', properties: { name: { $ref: '#/components/schemas/Name' } } };
      schemas.Thing.allOf = [{ $ref: '#/components/schemas/Named' }];
    },
    edit: ({ schemas }) => {
      schemas.Named.properties.name.description = 'Its name.';
    },
    verdict: 'patch',
  },
  {
    change: 'webhook added',
    edit: (_, draft) => {
      draft.webhooks = { made: hook({ id: string() }) };
    },
    verdict: 'minor',
  },
  { change: 'webhook removed', ...withHook, edit: (_, draft) => delete draft.webhooks, verdict: 'major' },
  {
    change: 'field of a webhook removed',
    ...withHook,
    edit: (_, draft) => delete body(draft).properties.name,
    verdict: 'major',
  },
  {
    change: 'field of a webhook added',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.size = string();
      body(draft).required.push('size');
    },
    verdict: 'minor',
  },
  {
    change: 'field of a webhook widened',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.name = { type: ['string', 'null'] };
    },
    verdict: 'major',
  },
  {
    change: 'field of a webhook narrowed',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.name.maxLength = 5;
    },
    verdict: 'minor',
  },
  {
    change: 'body of a webhook optional',
    ...withHook,
    edit: (_, draft) => delete draft.webhooks.made.post.requestBody.required,
    verdict: 'major',
  },
  {
    change: 'answer to a webhook',
    ...withHook,
    edit: (_, draft) => {
      draft.webhooks.made.post.responses['204'] = { description: 'Seen.' };
    },
    verdict: 'minor',
  },
  {
    change: 'answer to a webhook gone',
    ...withHook,
    edit: (_, draft) => {
      draft.webhooks.made.post.responses = { '204': { description: 'Seen.' } };
    },
    verdict: 'major',
  },
  {
    change: 'callback added',
    edit: ({ create }) => {
      create.callbacks = { done: { '{$request.body#/url}': hook({ id: string() }) } };
    },
    verdict: 'minor',
  },
  { change: 'callback removed', ...withCallback, edit: ({ create }) => delete create.callbacks, verdict: 'major' },
  {
    change: 'field of a callback widened',
    ...withCallback,
    edit: ({ create }) => {
      create.callbacks.done['{$request.body#/url}'].post.requestBody.content['application/json'].schema.properties.id =
        { type: 'integer' };
    },
    verdict: 'major',
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
