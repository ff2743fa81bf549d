#!/bin/sh
# Bruno: requests that `bru import openapi` writes lose their query parameters and their media type in `bru run`.
#
# Expected: a request made of a document is one that the document describes. The required query parameters have examples, so they
#   are sent with them. A body that is `application/merge-patch+json` alone is sent as that.
# Observed: the query parameters stand in the file of the request, while `bru run` sends the URL beside them, which has none. A
#   path parameter and a header parameter in the same document arrive. The body is sent as `application/json`. Both formats of a
#   collection do so, and the run reports that each request passed.
# Source: OpenAPI 3.1.1, "Parameter Object" (required) and "Request Body Object" (the keys of `content`). The documentation of
#   Bruno calls `bru import openapi` a conversion into a collection. Issue 1681 of Bruno reports the ignored parameters for files
#   written by hand.
# Versions: @usebruno/cli 4.1.0. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @usebruno/cli@4.1.0 >/dev/null

cat >probe.mjs <<'JS'
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bru = `${process.cwd()}/node_modules/.bin/bru`;

const server = createServer((request, response) => {
  const { 'content-type': type, 'x-tenant': tenant } = request.headers;
  console.log(`  ${request.method} ${request.url}, X-Tenant: ${tenant}, Content-Type: ${type}`);
  request.resume().on('end', () => response.end('{}'));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const required = { required: true, schema: { type: 'string' } };
const get = {
  operationId: 'getThing',
  parameters: [
    { name: 'X-Tenant', in: 'header', example: 't1', ...required },
    { name: 'owner', in: 'query', example: 'me', ...required },
    { name: 'state', in: 'query', example: 'open', ...required },
  ],
  responses: { 200: { description: 'Done' } },
};
const schema = { type: 'object', properties: { name: { type: 'string', example: 'new' } } };
const patch = {
  operationId: 'patchThing',
  requestBody: { required: true, content: { 'application/merge-patch+json': { schema } } },
  responses: { 200: { description: 'Done' } },
};
const parameters = [{ name: 'id', in: 'path', example: 'a1', ...required }];
writeFileSync('openapi.json', JSON.stringify({
  openapi: '3.1.1',
  info: { title: 'Things', version: '1' },
  servers: [{ url: `http://127.0.0.1:${server.address().port}` }],
  paths: { '/things/{id}': { parameters, get, patch } },
}));

for (const format of ['bru', 'opencollection']) {
  console.log(format);
  await run(bru, ['import', 'openapi', '-s', 'openapi.json', '-o', '.', '-n', format, '--collection-format', format]);
  await run(bru, ['run', '--env', 'Environment 1'], { cwd: format });
}
server.close();
JS
node probe.mjs >seen

echo 'Expected: ?owner=me&state=open in each GET, and application/merge-patch+json in each PATCH. Seen:'
cat seen
diff - seen <<'TEXT'
bru
  GET /things/a1, X-Tenant: t1, Content-Type: undefined
  PATCH /things/a1, X-Tenant: undefined, Content-Type: application/json
opencollection
  GET /things/a1, X-Tenant: t1, Content-Type: undefined
  PATCH /things/a1, X-Tenant: undefined, Content-Type: application/json
TEXT
echo 'As recorded: the query and the media type are lost.'
