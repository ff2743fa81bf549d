#!/bin/sh
# Orval, Hey API and Redocly: a query parameter that is JSON by its `content` is sent in three ways, none of them JSON.
#
# Expected: a parameter described by `content: {application/json: ...}` instead of `schema` travels as JSON text, here
#   filter={"a":1}. This is what `content` is for: a value that no style can write.
# Observed: each generator forgets the media type. Orval's client sends the words "[object Object]"; Hey API's spreads the
#   object, so that the query has no `filter` at all; Redocly's puts brackets behind the name. All compile, and none says so.
# Source: OpenAPI 3.1.0, "Parameter Object", content (its key is the media type of the value).
# Versions: orval 8.38.0 (client fetch), @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0; esbuild 0.28.2 runs the results.
#   Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  orval@8.38.0 @hey-api/openapi-ts@0.99.0 @redocly/cli@2.77.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things: { get: { operationId: listThings, parameters: [$ref: "#/components/parameters/Filter"], responses: { "204": { description: Done } } } }
components:
  parameters:
    Filter:
      name: filter
      in: query
      content: { application/json: { schema: { type: object, properties: { a: { type: integer } } } } }
YAML
npx orval --input openapi.yaml --output orval/client.ts --client fetch >orval.log 2>&1 || { cat orval.log; exit 1; }
npx openapi-ts -i openapi.yaml -o hey --no-log-file >hey.log 2>&1 || { cat hey.log; exit 1; }
REDOCLY_TELEMETRY=off npx redocly generate-client openapi.yaml -o redocly/client.ts >redocly.log 2>&1 || { cat redocly.log; exit 1; }

# fetch prints the query instead of calling the host.
cat >probe.ts <<'TS'
import { listThings as heyApi } from './hey/sdk.gen';
import { listThings as orval } from './orval/client';
import { listThings as redocly } from './redocly/client';

let name = '';
globalThis.fetch = async (input) => {
  const url = typeof input === 'string' ? input : (input as Request).url;
  console.log(name, new URL(url, 'https://api.example.com').searchParams.toString());
  return new Response(null, { status: 204 });
};
const filter = { a: 1 };
name = 'Orval  ';
await orval({ filter });
name = 'Hey API';
await heyApi({ query: { filter } });
name = 'Redocly';
await redocly({ query: { filter } });
TS
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
node probe.mjs >seen

echo 'Expected: filter=%7B%22a%22%3A1%7D on each line. Seen:'
cat seen
diff - seen <<'TEXT'
Orval   filter=%5Bobject+Object%5D
Hey API a=1
Redocly filter%5Ba%5D=1
TEXT
echo 'As recorded: none sends JSON, and each sends something else.'
