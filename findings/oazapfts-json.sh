#!/bin/sh
# oazapfts: a merge patch is sent as plain JSON, and a body of null is not sent.
#
# Expected: a body whose one media type is application/merge-patch+json is sent as that. A required body that may be null is sent
#   as the four letters of JSON.
# Observed: each body of a JSON type has the header application/json, so a server that tells a merge patch from a replacement does
#   not take it. For null there is the header application/json and no body. The generated types allow both calls.
# Source: OpenAPI 3.1.1, "Request Body Object" (content, required); RFC 7396, 4 (the media type); RFC 8259, 3 (null is a JSON
#   text).
# Versions: oazapfts 7.5.0, @oazapfts/runtime 1.2.0; esbuild 0.28.2 runs the result. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  oazapfts@7.5.0 @oazapfts/runtime@1.2.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.1
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /thing:
    put:
      operationId: putThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Done } }
    patch:
      operationId: patchThing
      requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Done } }
components:
  schemas:
    Thing: { type: [object, "null"], properties: { name: { type: string } } }
YAML
npx oazapfts openapi.yaml client.ts >log 2>&1 || { cat log; exit 1; }

# fetch prints the body instead of calling the host.
cat >probe.ts <<'TS'
import { patchThing, putThing } from './client';

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const [type, body] = [request.headers.get('content-type'), (await request.text()) || 'nothing'];
  console.log(`${request.method}: ${body}, ${type}`);
  return new Response(null, { status: 204 });
};
await putThing({ name: 'a' });
await putThing(null);
await patchThing({ name: 'a' });
TS
npx tsc --noEmit --skipLibCheck --strict --target es2022 --module preserve probe.ts
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
node probe.mjs >seen

echo 'Expected: {"name":"a"} and null as application/json, then {"name":"a"} as application/merge-patch+json. Seen:'
cat seen
diff - seen <<'TEXT'
PUT: {"name":"a"}, application/json
PUT: nothing, application/json
PATCH: {"name":"a"}, application/json
TEXT
echo 'As recorded: null is not sent, and the merge patch is sent as another type.'
