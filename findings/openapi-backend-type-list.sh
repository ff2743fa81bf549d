#!/bin/sh
# openapi-backend: one list of types in a document of OpenAPI 3.1, and each operation of it is a 404.
#
# Expected: openapi-backend says that it supports OpenAPI 3.1. The operation /things has a parameter of type [integer, 'null'], the
#   operation /health has none. Both are found, as they are where the same parameter is written as plain `type: integer`.
# Observed: the document is checked by the rules of OpenAPI 3.0, whatever version it states. A list of types and `const`
#   break those. The error is written to the console as a warning, the document is not taken, and the router is left
#   without an operation: also /health is a 404. `quick: true`, which skips the check, finds both.
# Source: OpenAPI 3.1.1, "Schema Object"; JSON Schema 2020-12 validation, 6.1.1 (type) and 6.1.3 (const). README of
#   openapi-backend, "Features". Issue 532 of openapi-backend reports that documents of 3.1 are refused.
# Versions: openapi-backend 5.21.2. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts openapi-backend@5.21.2 >/dev/null

cat >probe.mjs <<'JS'
import { OpenAPIBackend } from 'openapi-backend';

function documentOf(schema) {
  const responses = { 204: { description: 'Done' } };
  const list = { operationId: 'list', parameters: [{ name: 'limit', in: 'query', schema }], responses };
  const paths = { '/things': { get: list }, '/health': { get: { operationId: 'health', responses } } };
  return { openapi: '3.1.1', info: { title: 'Things', version: '1' }, paths };
}

const handlers = { list: () => 204, health: () => 204, validationFail: () => 400, notFound: () => 404 };
const nullable = { type: ['integer', 'null'] };
for (const [schema, quick] of [[{ type: 'integer' }, false], [nullable, false], [{ const: 5 }, false], [nullable, true]]) {
  const api = await new OpenAPIBackend({ definition: documentOf(schema), handlers, quick }).init();
  const answers = [];
  for (const path of ['/things?limit=5', '/health']) answers.push(await api.handleRequest({ method: 'GET', path, headers: {} }));
  console.log(`${JSON.stringify(schema)}${quick ? ', quick' : ''}: /things ${answers[0]}, /health ${answers[1]}`);
}
JS
node probe.mjs 2>warnings >seen

echo 'Expected: 204 in each place. Seen:'
cat seen
diff - seen <<'TEXT'
{"type":"integer"}: /things 204, /health 204
{"type":["integer","null"]}: /things 404, /health 404
{"const":5}: /things 404, /health 404
{"type":["integer","null"]}, quick: /things 204, /health 204
TEXT
echo 'As recorded: the operations are gone.'
