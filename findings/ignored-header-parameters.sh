#!/bin/sh
# Prism, express-openapi-validator, openapi-backend: a header parameter that OpenAPI says to ignore is demanded.
#
# Expected: a header parameter named Accept, Content-Type or Authorization has no effect: security schemes and media types speak
#   of these headers. A request without them is legal, also where such a parameter is `required`. Frameworks that read parameters
#   off function signatures, such as FastAPI, put them in their documents.
# Observed: all three tools refuse the request, as they do for any other required header.
# Source: OpenAPI 3.0.3 and 3.1.0, "Parameter Object", name.
# Versions: @stoplight/prism-http 5.16.0, express-openapi-validator 5.6.2, express 5.3.0, openapi-backend 5.21.2. Needs Node.js
#   20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  @stoplight/prism-http@5.16.0 @stoplight/prism-core@5.16.0 express-openapi-validator@5.6.2 express@5.3.0 \
  openapi-backend@5.21.2 >/dev/null

cat >probe.mjs <<'JS'
import { once } from 'node:events';
import { get } from 'node:http';
import { createLogger } from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { OpenAPIBackend } from 'openapi-backend';

function documentOf(name) {
  const parameters = [{ name, in: 'header', required: true, schema: { type: 'string' } }];
  const operation = { operationId: 'jobs', parameters, responses: { 204: { description: 'Done' } } };
  return { openapi: '3.0.3', info: { title: 'Jobs', version: '1' }, paths: { '/jobs': { get: operation } } };
}

async function prism(document) {
  const operations = await prismHttp.getHttpOperationsFromSpec(document);
  const config = { mock: { dynamic: false }, validateRequest: true, validateResponse: true, checkSecurity: true, errors: true };
  const instance = prismHttp.createInstance(config, { logger: createLogger('probe', { enabled: false }) });
  const request = { method: 'get', url: { path: '/jobs', query: {} }, headers: {} };
  const result = await instance.request(request, operations)();
  return result._tag === 'Right' ? result.right.output.statusCode : result.left.status;
}

async function validator(document) {
  const app = express();
  app.use(middleware({ apiSpec: document }));
  app.get('/jobs', (_request, response) => response.status(204).end());
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).end());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Unlike `fetch`, this sends no Accept of its own.
  const [response] = await once(get(`http://127.0.0.1:${server.address().port}/jobs`), 'response');
  response.resume();
  server.close();
  return response.statusCode;
}

async function backend(definition) {
  const api = new OpenAPIBackend({ definition });
  api.register({ jobs: () => 204, validationFail: () => 400 });
  await api.init();
  return api.handleRequest({ method: 'GET', path: '/jobs', headers: {} });
}

for (const name of ['Authorization', 'Accept', 'Content-Type', 'X-Other']) {
  const [first, second, third] = [await prism(documentOf(name)), await validator(documentOf(name)), await backend(documentOf(name))];
  console.log(`${name}: Prism ${first}, express-openapi-validator ${second}, openapi-backend ${third}`);
}
JS
node probe.mjs >seen

echo 'Expected: 204 from each but for X-Other. Seen:'
cat seen
diff - seen <<'TEXT'
Authorization: Prism 422, express-openapi-validator 400, openapi-backend 400
Accept: Prism 422, express-openapi-validator 400, openapi-backend 400
Content-Type: Prism 422, express-openapi-validator 400, openapi-backend 400
X-Other: Prism 422, express-openapi-validator 400, openapi-backend 400
TEXT
echo 'As recorded: all three demand headers that the document cannot ask for.'
