#!/bin/sh
# express-openapi-validator, openapi-backend and Prism: a path is not found because of the name of its parameter.
#
# Expected: a path may hold any parameter that is declared, whatever it is called. Names with a hyphen or a dot are common; the
#   dots are those of fields in Protocol Buffers. A request to /things/a1 reaches the operation of each template below.
# Observed: each tool turns the template into a pattern of another notation, in which a name ends at the hyphen or the dot.
#   express-openapi-validator then wants the rest of the name in the URL: it does not find /things/a1, and finds
#   /things/a1-id, where it misses the parameter. For the dot, openapi-backend finds the operation and misses the parameter, and
#   Prism does not find the route.
# Source: OpenAPI 3.1.1, "Path Templating" and "Parameter Object" (name). Issue 858 of Prism reported the hyphen, which is mended
#   there.
# Versions: express-openapi-validator 5.6.2, express 5.3.0, openapi-backend 5.21.2, @stoplight/prism-http 5.16.0. Needs Node.js
#   20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts express-openapi-validator@5.6.2 express@5.3.0 \
  openapi-backend@5.21.2 @stoplight/prism-http@5.16.0 @stoplight/prism-core@5.16.0 >/dev/null

cat >probe.mjs <<'JS'
import { once } from 'node:events';
import { createLogger } from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { OpenAPIBackend } from 'openapi-backend';

function documentOf(name) {
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string' } }];
  const get = { operationId: 'getThing', parameters, responses: { 204: { description: 'Done' } } };
  return { openapi: '3.1.1', info: { title: 'Things', version: '1' }, paths: { [`/things/{${name}}`]: { get } } };
}

async function validator(document, path) {
  const app = express();
  app.use(middleware({ apiSpec: document }));
  app.get('/things/:id', (_request, response) => response.status(204).end());
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).end());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}${path}`);
  server.close();
  return status;
}

async function backend(definition, path) {
  const handlers = { getThing: () => 204, validationFail: () => 400, notFound: () => 404 };
  const api = await new OpenAPIBackend({ definition, handlers }).init();
  return api.handleRequest({ method: 'GET', path, headers: {} });
}

async function prism(document, path) {
  const operations = await prismHttp.getHttpOperationsFromSpec(document);
  const config = { mock: { dynamic: false }, validateRequest: true, validateResponse: true, checkSecurity: true, errors: false };
  const instance = prismHttp.createInstance(config, { logger: createLogger('probe', { enabled: false }) });
  const result = await instance.request({ method: 'get', url: { path, query: {} }, headers: {} }, operations)();
  return result.right?.output.statusCode ?? result.left.status;
}

for (const [name, path] of [['id', '/things/a1'], ['thing_id', '/things/a1'], ['thing-id', '/things/a1'],
  ['thing-id', '/things/a1-id'], ['thing.id', '/things/a1']]) {
  const answers = [];
  for (const tool of [validator, backend, prism]) answers.push(await tool(documentOf(name), path));
  console.log(`/things/{${name}}, ${path}: express-openapi-validator ${answers[0]}, openapi-backend ${answers[1]}, Prism ${answers[2]}`);
}
JS
node probe.mjs >seen

echo 'Expected: 204 in each place. Seen:'
cat seen
diff - seen <<'TEXT'
/things/{id}, /things/a1: express-openapi-validator 204, openapi-backend 204, Prism 204
/things/{thing_id}, /things/a1: express-openapi-validator 204, openapi-backend 204, Prism 204
/things/{thing-id}, /things/a1: express-openapi-validator 404, openapi-backend 204, Prism 204
/things/{thing-id}, /things/a1-id: express-openapi-validator 400, openapi-backend 204, Prism 204
/things/{thing.id}, /things/a1: express-openapi-validator 404, openapi-backend 400, Prism 404
TEXT
echo 'As recorded: a dot in the name closes the path in all three, a hyphen in one.'
