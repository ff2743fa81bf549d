#!/bin/sh
# express-openapi-validator, openapi-backend and Prism: a list in a query breaks at the commas inside its items.
#
# Expected: with `explode: false` the items are joined by commas, and a comma inside an item is sent as %2C. A server splits at
#   the commas first and decodes each item then, so `q=a%2Cb,c` are the two items "a,b" and "c". openapi-fetch writes that.
# Observed: all three decode first. They read "a", "b" and "c" and refuse the request, as the `enum` has no such items. A list of
#   the one item "a,b" is refused as well. No other way to write the item is left with `form`; with `pipeDelimited` two accept
#   it, while openapi-backend splits at the comma there too.
# Source: OpenAPI 3.1.1, "Style Values" (form is defined by RFC 6570) and appendix E; RFC 6570, 3.2.1 and 3.2.8 (each item is
#   encoded by itself, its reserved characters too); RFC 3986, 2.4 (separate the parts before decoding them).
#   Issue 917 of express-openapi-validator reports it for that tool.
# Versions: openapi-fetch 0.17.0, express-openapi-validator 5.6.2, express 5.3.0, openapi-backend 5.21.2,
#   @stoplight/prism-http 5.16.0. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0 \
  express-openapi-validator@5.6.2 express@5.3.0 openapi-backend@5.21.2 @stoplight/prism-http@5.16.0 @stoplight/prism-core@5.16.0 >/dev/null

cat >probe.mjs <<'JS'
import { createLogger } from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';
import express from 'express';
import validator from 'express-openapi-validator';
import { OpenAPIBackend } from 'openapi-backend';
import createClient from 'openapi-fetch';

function documentOf(style) {
  const schema = { type: 'array', items: { type: 'string', enum: ['a,b', 'c'] } };
  const get = {
    operationId: 'getA',
    parameters: [{ name: 'q', in: 'query', style, explode: false, schema }],
    responses: { 200: { description: 'Done', content: { 'application/json': { example: {} } } } },
  };
  return { openapi: '3.1.0', info: { title: 'A', version: '1' }, servers: [{ url: '/' }], paths: { '/a': { get } } };
}

async function expressOpenapiValidator(document, query) {
  const app = express();
  app.use(validator.middleware({ apiSpec: document }));
  app.get('/a', (_request, response) => response.json({}));
  app.use((error, _request, response, _next) => response.status(error.status).end());
  const server = app.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}/a${query}`);
  server.close();
  return status;
}

async function openapiBackend(document, query) {
  const handlers = { getA: () => 200, validationFail: () => 400 };
  const api = await new OpenAPIBackend({ definition: document, handlers }).init();
  return api.handleRequest({ method: 'GET', path: `/a${query}`, headers: {} });
}

async function prism(document, query) {
  const operations = await prismHttp.getHttpOperationsFromSpec(document);
  const config = { mock: { dynamic: false }, validateRequest: true, validateResponse: true, checkSecurity: true, errors: false };
  const instance = prismHttp.createInstance(config, { logger: createLogger('probe', { enabled: false }) });
  // The command-line server of Prism reads the query of a request in this way.
  const read = Object.fromEntries(new URLSearchParams(query));
  const result = await instance.request({ method: 'get', url: { path: '/a', query: read }, headers: {} }, operations)();
  return result.right?.output.statusCode ?? result.left.status;
}

async function show(style, query) {
  const answers = [];
  for (const tool of [expressOpenapiValidator, openapiBackend, prism]) answers.push(await tool(documentOf(style), query));
  console.log(`${style} ${query}: express-openapi-validator ${answers[0]}, openapi-backend ${answers[1]}, Prism ${answers[2]}`);
}

async function written(items) {
  let url;
  const client = createClient({
    baseUrl: 'http://a.example',
    querySerializer: { array: { style: 'form', explode: false } },
    fetch: async (request) => { url = new URL(request.url); return new Response('{}'); },
  });
  await client.GET('/a', { params: { query: { q: items } } });
  return url.search;
}
for (const items of [['a,b', 'c'], ['a,b'], ['c', 'c']]) await show('form', await written(items));
await show('pipeDelimited', '?q=a%2Cb%7Cc');
JS
node probe.mjs >seen

echo 'Expected: 200 in each place. Seen:'
cat seen
diff - seen <<'TEXT'
form ?q=a%2Cb,c: express-openapi-validator 400, openapi-backend 400, Prism 422
form ?q=a%2Cb: express-openapi-validator 400, openapi-backend 400, Prism 422
form ?q=c,c: express-openapi-validator 200, openapi-backend 200, Prism 200
pipeDelimited ?q=a%2Cb%7Cc: express-openapi-validator 200, openapi-backend 400, Prism 200
TEXT
echo 'As recorded: a comma inside an item ends the item.'
