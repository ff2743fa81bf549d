#!/bin/sh
# Hey API: an integer of 64 bits is received rounded, and is sent as a string.
#
# Expected: with the plugin @hey-api/transformers an `int64` is a bigint, which holds each of its values. A client that reads
#   {"id": 9007199254740993} and writes what it has read sends the same number; an id of 5 is sent as 5.
# Observed: the body is read by JSON.parse first and turned into a bigint afterwards, so the bigint is 9007199254740992. The body
#   that is sent has the bigint in quotes: {"id": "5"} is no integer, and a server that follows the document refuses it. The
#   types compile, and nothing is raised.
# Source: JSON Schema 2020-12 validation, 6.1.1 (type); OpenAPI 3.1.1, "Data Type Format" (int64).
# Versions: @hey-api/openapi-ts 0.99.0; esbuild 0.28.2 runs the result. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @hey-api/openapi-ts@0.99.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.1
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /thing:
    get:
      operationId: getThing
      responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
    put:
      operationId: putThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Done } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer, format: int64 } } }
YAML
cat >openapi-ts.config.mjs <<'JS'
const sdk = { name: '@hey-api/sdk', transformer: true };
export default { input: 'openapi.yaml', output: 'hey', logs: { file: false }, plugins: ['@hey-api/client-fetch', '@hey-api/transformers', sdk] };
JS
npx openapi-ts >log 2>&1 || { cat log; exit 1; }

# fetch answers with a body, and prints the one that is sent, instead of calling the host.
cat >probe.ts <<'TS'
import { getThing, putThing } from './hey/sdk.gen';

let text = '';
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.method === 'GET') return new Response(text, { headers: { 'content-type': 'application/json' } });
  console.log('received', text, 'sent', await request.text());
  return new Response(null, { status: 204 });
};
for (text of ['{"id":5}', '{"id":9007199254740993}']) {
  const { data } = await getThing({ throwOnError: true });
  const id: bigint = data.id;
  await putThing({ body: { id } });
}
TS
npx tsc --noEmit --skipLibCheck --strict --target es2022 --module preserve probe.ts
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
node probe.mjs >seen

echo 'Expected: one body on each line. Seen:'
cat seen
diff - seen <<'TEXT'
received {"id":5} sent {"id":"5"}
received {"id":9007199254740993} sent {"id":"9007199254740992"}
TEXT
echo 'As recorded: the number is rounded, and a string is sent.'
