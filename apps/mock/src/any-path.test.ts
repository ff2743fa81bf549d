/** Addresses: their encodings, ambiguous templates, and the paths of servers (OpenAPI 3.1.1, 4.8.5 and 4.8.8). */
import { expect, it } from 'vitest';
import { mockOf, ok } from '../test/any-spec.ts';

const get = { get: { responses: ok() } };
const id = (schema: object) => [{ name: 'id', in: 'path', required: true, schema }];

it.each([
  ['/café', '/caf%c3%a9'],
  ['/café', '/caf%C3%A9'],
  ['/a-b~c', '/a%2Db%7Ec'],
  ['/ab', '/%61%62'],
  ['/a%2fb', '/a%2Fb'],
  ['/items(5):go', '/items(5):go'],
])('%s is served as %s', async (template, path) => {
  const { ask } = await mockOf({ [template]: get });
  expect((await ask('GET', path)).status).toBe(200);
});

it.each<[object, object?]>([[{}], [{ '/a': {} }], [{ 'x-a': 1 }], [{}, { webhooks: { a: get } }]])(
  'paths %j without an operation are reported',
  async (paths, more) => {
    const { ask, spec } = await mockOf(paths, more);
    expect(spec.warnings).toEqual([
      expect.stringMatching(/openapi\.json: There are no operations, so every request is answered with 404\.$/),
    ]);
    expect((await ask('GET', '/a')).status).toBe(404);
  },
);

it.each(['json', '', 'text', 'a b/c'])('the key %j of a content is reported, which is no media type', async (type) => {
  const { spec } = await mockOf({ '/a': { get: { responses: ok({ [type]: {} }) } } });
  expect(spec.warnings).toEqual([expect.stringMatching(/openapi\.json:\d+:\d+: ".*" is not a media type: /)]);
});

it.each([
  ['a query', '/a?b=1', '/a%3Fb=1'],
  ['a fragment', '/a#b', '/a%23b'],
  ['both', '/a?b#c', '/a%3Fb%23c'],
])('a path with %s in it is reported', async (_, path, served) => {
  const { ask, spec } = await mockOf({ [path]: get });
  expect(spec.warnings).toEqual([expect.stringContaining(`The path ${path} is served as ${served}: `)]);
  expect((await ask('GET', served)).status).toBe(200);
});

it('the path parameters decide between two ambiguous templates', async () => {
  const { ask } = await mockOf({
    '/zones/{id}': { get: { parameters: id({ format: 'uuid' }), responses: { 201: { description: 'd' } } } },
    '/{id}/count': { get: { parameters: id({ enum: ['zones', 'sites'] }), responses: ok() } },
  });
  const uuid = '00000000-0000-4000-8000-000000000000';
  const asked = [`/zones/${uuid}`, '/zones/count', '/sites/count', '/zones/x'].map((path) => ask('GET', path));
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([201, 200, 200, 400]);
});

it('a path may begin with the path of a server', async () => {
  const { ask } = await mockOf(
    { '/a': { ...get, servers: [{ url: '/own/' }] }, '/b': get },
    {
      servers: [
        {
          url: 'https://{host}/{base}/v1',
          variables: { host: { default: 'a' }, base: { default: 'x', enum: ['x', 'y.z'] } },
        },
        { url: '//a.test/net' },
        { url: '{root}/v2', variables: { root: { default: 'https://a.test/r' } } },
      ],
    },
  );
  const paths = ['/a', '/x/v1/a', '/y.z/v1/b', '/r/v2/b', '/net/b', '/own/a', '/z/v1/a', '/x/v1', '/v1/a'];
  const statuses = await Promise.all(paths.map(async (path) => (await ask('GET', path)).status));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 404, 404, 404]);
});

it.each([
  ['v3/api', '/v3/api'],
  ['./v3', '/v3'],
  ['../v3', '/v3'],
  ['.', ''],
  ['/ca fé/a%2fb', '/ca%20f%c3%a9/a%2Fb'],
  ['/v%33/a~b', '/%763/a%7eb'],
  ['https://a.test/{free}/v1', '/any/v1'],
  ['https://a.test/{long}/v1', '/x/y/v1'],
  ['/{odd name}', '/a%20b'],
  ['/{odd%zz}', '/c'],
])('the server %s has its path at %s', async (url, path) => {
  const variables = {
    free: { default: 'x' },
    long: { default: 'x/y' },
    'odd name': { default: 'z', enum: ['a b'] },
    'odd%zz': { default: 'c', enum: ['c'] },
  };
  const { ask } = await mockOf({ '/a': get }, { servers: [{ url, variables }] });
  const statuses = [`${path}/a`, `/never${path}/a`].map(async (each) => (await ask('GET', each)).status);
  expect(await Promise.all(statuses)).toEqual([200, 404]);
});

it.each(['toString', '__proto__'])('an operation may be called %s', async (operationId) => {
  const { ask } = await mockOf({ '/a': { get: { operationId, responses: ok() } } });
  expect((await ask('GET', '/a')).status).toBe(200);
});

it('a security scheme may have any name', async () => {
  const securitySchemes = { signature: { type: 'apiKey', in: 'header', name: 'Authorization' } };
  const { ask } = await mockOf({ '/a': get }, { security: [{ signature: [] }], components: { securitySchemes } });
  expect((await ask('GET', '/a')).status).toBe(401);
  expect((await ask('GET', '/a', { headers: { authorization: 'Any key' } })).status).toBe(200);
});
