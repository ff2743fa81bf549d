#!/bin/sh
# Prism and express-openapi-validator: neither lets a valid tuple of OpenAPI 3.1 through.
#
# Expected: `prefixItems` with `items: false` is JSON Schema's closed tuple. `items` only speaks of what follows the prefix, so
#   {"pair": [1, "a"]} is valid and is answered with 204.
# Observed: Prism reads `items: false` as "no item at all" and refuses the pair with 422. express-openapi-validator starts, then
#   answers each request with 500, as its strict mode wants minItems beside prefixItems; with `minItems: 2` it is content, and
#   Prism still is not.
# Source: JSON Schema 2020-12 core, 10.3.1.1 and 10.3.1.2 (prefixItems, items); validation, 6.4.2 (minItems is 0 if left out);
#   OpenAPI 3.1.0, "Schema Object".
# Versions: @stoplight/prism-http 5.16.0, express-openapi-validator 5.6.2, express 5.3.0. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  @stoplight/prism-http@5.16.0 @stoplight/prism-core@5.16.0 express-openapi-validator@5.6.2 express@5.3.0 >/dev/null

cat >probe.mjs <<'JS'
import { once } from 'node:events';
import { createLogger } from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';
import express from 'express';
import { middleware } from 'express-openapi-validator';

const value = { pair: [1, 'a'] };
const headers = { 'content-type': 'application/json' };

function documentOf(minimum) {
  const pair = { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false, ...minimum };
  const requestBody = { content: { 'application/json': { schema: { type: 'object', properties: { pair } } } } };
  const post = { requestBody, responses: { 204: { description: 'Done' } } };
  return { openapi: '3.1.0', info: { title: 'Pairs', version: '1' }, paths: { '/pairs': { post } } };
}

async function prism(document) {
  const operations = await prismHttp.getHttpOperationsFromSpec(document);
  const config = { mock: { dynamic: false }, validateRequest: true, validateResponse: true, checkSecurity: true, errors: true };
  const instance = prismHttp.createInstance(config, { logger: createLogger('probe', { enabled: false }) });
  const request = { method: 'post', url: { path: '/pairs', query: {} }, headers, body: value };
  const result = await instance.request(request, operations)();
  if (result._tag === 'Right') return result.right.output.statusCode;
  return `${result.left.status} ${result.left.additional.validation[0].message}`;
}

async function validator(document) {
  const app = express();
  app.use(express.json(), middleware({ apiSpec: document }));
  app.post('/pairs', (_request, response) => response.status(204).end());
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).send(error.message));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}/pairs`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(value) });
  server.close();
  return `${response.status} ${(await response.text()).replace(/ at path .*/, '')}`.trim();
}

for (const minimum of [{}, { minItems: 2 }]) {
  const said = minimum.minItems ? 'minItems 2' : 'no minItems';
  console.log('Prism,', said, await prism(documentOf(minimum)));
  console.log('express-openapi-validator,', said, await validator(documentOf(minimum)));
}
JS
node probe.mjs 2>/dev/null >seen

echo 'Expected: 204 on each line. Seen:'
cat seen
diff - seen <<'TEXT'
Prism, no minItems 422 Request body property pair.0 boolean schema is false
express-openapi-validator, no minItems 500 strict mode: "prefixItems" is 2-tuple, but minItems or maxItems/items are not specified or different
Prism, minItems 2 422 Request body property pair.0 boolean schema is false
express-openapi-validator, minItems 2 204
TEXT
echo 'As recorded: a valid pair is refused.'
