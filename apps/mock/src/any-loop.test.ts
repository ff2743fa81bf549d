/** References that lead back to themselves (JSON Schema 2020-12, 9.4.1). */
import { expect, it } from 'vitest';
import { json, mockOf, ok, post, sent } from '../test/any-spec.ts';

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = (name: string) => ({ allOf: [to('Pet')], required: [name], properties: { kind: { const: name } } });

it('a base schema that lists its own variants is served without the way back, which is reported', async () => {
  const Pet = { type: 'object', required: ['kind'], oneOf: [to('Cat'), to('Dog')] };
  const schemas = { Alias: to('Cat'), Pet, Cat: kind('cat'), Dog: kind('dog') };
  const paths = {
    '/a': { post: post(to('Pet')), get: { responses: ok(json(to('Pet'))) } },
    '/b': { post: post(to('Alias')) },
  };
  const { ask, spec } = await mockOf(paths, { components: { schemas } });
  const status = async (path: string, body: unknown) => (await ask('POST', path, sent(body))).status;
  const legal = [await status('/a', { kind: 'cat', cat: 1 }), await status('/a', { kind: 'dog', dog: 1 })];
  const illegal = [await status('/a', { kind: 'cat' }), await status('/a', { cat: 1 }), await status('/b', {})];
  expect([legal, illegal]).toEqual([
    [200, 200],
    [400, 400, 400],
  ]);
  expect((await ask('GET', '/a')).status).toBe(200);
  expect(spec.warnings).toHaveLength(2);
  for (const line of spec.warnings)
    expect(line).toMatch(/openapi\.json:\d+:\d+: The reference leads back to this schema /);
});

it.each<[name: string, A: object]>([
  ['allOf', { allOf: [to('A'), { type: 'integer' }] }],
  ['anyOf', { type: 'integer', anyOf: [to('A'), { minimum: 1 }] }],
  ['not', { type: 'integer', not: { not: to('A') } }],
  ['if', { type: 'integer', if: to('A') }],
  ['a dynamic reference', { type: 'integer', $dynamicAnchor: 'a', allOf: [{ $dynamicRef: '#a' }] }],
  ['dependentSchemas', { type: 'integer', dependentSchemas: { a: to('A') } }],
])('a schema that refers to itself in %s is judged by the rest', async (_, A) => {
  const { ask } = await mockOf({ '/a': { post: post(to('A')) } }, { components: { schemas: { A } } });
  expect([(await ask('POST', '/a', sent(1))).status, (await ask('POST', '/a', sent('x'))).status]).toEqual([200, 400]);
});

it('a dynamic reference is left out only for the schemas that it leads back to', async () => {
  const T = { $id: 'https://a.test/t', $defs: { e: { $dynamicAnchor: 'x', type: 'object' } } };
  const extended = (more: object) => ({ $dynamicAnchor: 'x', required: ['n'], ...more });
  const schemas = {
    T: { ...T, required: ['t'], allOf: [{ $dynamicRef: '#x' }] },
    S: { $id: 'https://a.test/s', ...extended({ allOf: [{ $ref: 't' }] }) },
    U: { $id: 'https://a.test/u', ...extended({ anyOf: [{ $ref: 't' }, { type: 'integer' }] }) },
  };
  const paths = Object.fromEntries(
    Object.keys(schemas).map((name) => [`/${name}`, { post: post(to(name)), get: { responses: ok(json(to(name))) } }]),
  );
  const { ask } = await mockOf(paths, { components: { schemas } });
  const statuses = (path: string) =>
    Promise.all([{ t: 1, n: 1 }, { t: 1 }, { n: 1 }].map(async (body) => (await ask('POST', path, sent(body))).status));
  expect(await statuses('/S')).toEqual([200, 400, 400]);
  expect(await statuses('/U')).toEqual([200, 400, 400]);
  expect((await ask('POST', '/T', sent(1))).status).toBe(400);
  expect((await ask('POST', '/T', sent({ t: 1 }))).status).toBe(200);
  for (const path of Object.keys(paths)) expect((await ask('GET', path)).status).toBe(200);
});

it.each([
  ['schemas', { A: to('B'), B: to('A') }],
  ['parameters', { A: { $ref: '#/components/parameters/A' } }],
  ['responses', { A: { $ref: '#/components/responses/B' }, B: { $ref: '#/components/responses/A' } }],
])('%s that are only references to each other are refused with their place', async (name, all) => {
  const refused = mockOf({ '/a': { get: { responses: ok() } } }, { components: { [name]: all } });
  await expect(refused).rejects.toThrow(
    /openapi\.json:\d+:\d+: Can't resolve \$ref: #\/components\/\w+\/\w leads back to itself\.$/,
  );
});
