#!/bin/sh
# Hey API, Redocly, oazapfts and Orval: an operation with servers of its own is sent to the server of the document.
#
# Expected: `servers` of a path or of an operation replace those of the document. The upload below goes to files.example.com, the
#   report to reports.example.com. A caller names a server only to use another one.
# Observed: Hey API, Redocly and oazapfts take the server of the document alone into the client, and send all three requests there,
#   without a warning. Orval, asked by `baseUrl` to use the servers of the document, knows those of a path, and not those of an
#   operation. openapi-client-axios and swagger-client, which read the document at run time, send each to its own server.
# Source: OpenAPI 3.1.1, "Path Item Object" and "Operation Object" (servers). Issue 12031 of openapi-generator reports it for its
#   typescript-axios.
# Versions: @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0, orval 8.38.0, oazapfts 7.5.0, @oazapfts/runtime 1.2.0,
#   openapi-client-axios 7.9.1, axios 1.21.1, swagger-client 3.39.0; esbuild 0.28.2 runs the results. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @hey-api/openapi-ts@0.99.0 @redocly/cli@2.77.0 orval@8.38.0 \
  oazapfts@7.5.0 @oazapfts/runtime@1.2.0 openapi-client-axios@7.9.1 axios@1.21.1 swagger-client@3.39.0 esbuild@0.28.2 \
  typescript@5.9.3 >/dev/null

cat >openapi.json <<'JSON'
{
  "openapi": "3.1.1",
  "info": { "title": "Things", "version": "1" },
  "servers": [{ "url": "https://api.example.com" }],
  "paths": {
    "/things": { "get": { "operationId": "list", "responses": { "204": { "description": "Done" } } } },
    "/files": {
      "servers": [{ "url": "https://files.example.com" }],
      "put": { "operationId": "upload", "responses": { "204": { "description": "Done" } } }
    },
    "/reports": { "get": {
      "operationId": "report",
      "servers": [{ "url": "https://reports.example.com" }],
      "responses": { "204": { "description": "Done" } }
    } }
  }
}
JSON
cat >orval.config.mjs <<'JS'
const baseUrl = { getBaseUrlFromSpecification: true };
export default { things: { input: 'openapi.json', output: { target: 'orval.ts', client: 'fetch', baseUrl } } };
JS
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
generate openapi-ts -i openapi.json -o hey --no-log-file
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.json -o redocly.ts
generate orval
generate oazapfts openapi.json oazapfts.ts

# fetch and the adapter of axios print the host instead of calling it.
cat >probe.ts <<'TS'
import { readFileSync } from 'node:fs';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import SwaggerClient from 'swagger-client';
import * as hey from './hey/sdk.gen';
import * as oazapfts from './oazapfts';
import * as orval from './orval';
import * as redocly from './redocly';

const definition = JSON.parse(readFileSync('openapi.json', 'utf8'));
let hosts: string[] = [];
globalThis.fetch = async (input) => {
  hosts.push(new URL(input instanceof Request ? input.url : String(input)).hostname);
  return new Response(null, { status: 204 });
};
const adapter = async (config: { baseURL?: string; url?: string }) => {
  hosts.push(new URL(config.url ?? '', config.baseURL).hostname);
  return { data: '', status: 204, statusText: '', headers: {}, config } as never;
};
const axios: any = await new OpenAPIClientAxios({ definition, axiosConfigDefaults: { adapter } }).init();
const swagger = await new SwaggerClient({ spec: structuredClone(definition) });
const call = (operationId: string) => () => swagger.execute({ operationId });
const clients: Record<string, (() => unknown)[]> = {
  'Hey API': [hey.list, hey.upload, hey.report],
  Redocly: [() => redocly.list(), () => redocly.upload(), () => redocly.report()],
  Orval: [orval.list, orval.upload, orval.report],
  oazapfts: [oazapfts.list, oazapfts.upload, oazapfts.report],
  'openapi-client-axios': [() => axios.list(), () => axios.upload(), () => axios.report()],
  'swagger-client': [call('list'), call('upload'), call('report')],
};
for (const [name, functions] of Object.entries(clients)) {
  hosts = [];
  for (const each of functions) await each();
  console.log(`${name}: ${hosts.join(' ')}`);
}
TS
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error --packages=external
node probe.mjs >seen

echo 'Expected: api.example.com files.example.com reports.example.com on each line. Seen:'
cat seen
diff - seen <<'TEXT'
Hey API: api.example.com api.example.com api.example.com
Redocly: api.example.com api.example.com api.example.com
Orval: api.example.com files.example.com api.example.com
oazapfts: api.example.com api.example.com api.example.com
openapi-client-axios: api.example.com files.example.com reports.example.com
swagger-client: api.example.com files.example.com reports.example.com
TEXT
echo 'As recorded: no generated client knows the servers of an operation.'
