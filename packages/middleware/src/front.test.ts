import { expect, it } from 'vitest';
import { answer, incoming } from '../test/exchanges.ts';
import { aliveProbe, beside, frontPages } from './index.ts';

const pages = frontPages({
  title: () => 'A <server> & "more"',
  about: 'It answers.',
  links: { '/healthz': 'alive' },
  curl: (url) => `curl -s '${url}/x'`,
  openapi: (form) => form,
});
const served = beside(new Map([...pages, ...aliveProbe]))(async () => answer('inner'));
const ask = (path: string, given = {}) => served(incoming({ url: `http://127.0.0.1:1${path}`, ...given }));

it('is text for curl', async () => {
  const { headers, body } = await ask('/');
  expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', vary: 'Accept' });
  expect(body).toBe(`A <server> & "more"
It answers.

  http://127.0.0.1:1/openapi.yaml  the API as OpenAPI 3.1
  http://127.0.0.1:1/openapi.json  the same as JSON
  http://127.0.0.1:1/healthz       alive

curl -s 'http://127.0.0.1:1/x'
`);
});

it('is HTML for a browser, with links and escaped names', async () => {
  const { headers, body } = await ask('/', { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain('<title>A &lt;server&gt; &amp; &quot;more&quot;</title>');
  for (const path of ['/openapi.yaml', '/openapi.json', '/healthz']) expect(body).toContain(`<a href="${path}">`);
});

it.each([
  ['/openapi.yaml', 'application/yaml; charset=utf-8', 'yaml'],
  ['/openapi.json', 'application/json; charset=utf-8', 'json'],
  ['/healthz', 'application/json', '{"status":"alive"}'],
  ['/%68ealth%7A', 'application/json', '{"status":"alive"}'],
  ['/openapi%2ejson', 'application/json; charset=utf-8', 'json'],
])('%s is %s, for GET and HEAD', async (path, type, body) => {
  for (const method of ['GET', 'HEAD'])
    expect(await ask(path, { method })).toMatchObject({ status: 200, headers: { 'content-type': type }, body });
});

it.each([
  ['POST', '/'],
  ['GET', '/healthz/'],
  ['DELETE', '/openapi.json'],
  ['GET', '//'],
  ['GET', '/%2Fhealthz'],
  ['GET', '/healthz%00'],
])('leaves %s %s to the API', async (method, path) => {
  expect((await ask(path, { method })).body).toBe('inner');
});

it('leaves a path of the API to the API', async () => {
  const taken = beside(new Map([...pages, ...aliveProbe]), (path) => path === '/healthz')(async () => answer('inner'));
  const bodies = ['/healthz', '/openapi.json'].map(
    async (path) => (await taken(incoming({ url: `http://t${path}` }))).body,
  );
  expect(await Promise.all(bodies)).toEqual(['inner', 'json']);
});
