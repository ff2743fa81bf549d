#!/bin/sh
# Redocly generate-client: a request body that is a JSON string is sent without its quotes, so "true" arrives as the boolean.
#
# Expected: a body of type application/json whose schema is `type: string` travels as JSON. The text hello is sent as "hello" and
#   the text true as "true", both with the quotes.
# Observed: the client passes each string on as it is, under the content type application/json. hello is no JSON, so a server
#   cannot parse it; true, 5 and null are read as a boolean, a number and null. Orval and Hey API send all four as JSON strings.
# Source: OpenAPI 3.1.0, "Media Type Object" (schema); RFC 8259, 7 (a string
#   begins and ends with quotation marks).
# Versions: @redocly/cli 2.77.0, orval 8.38.0 (client fetch), @hey-api/openapi-ts 0.99.0; esbuild 0.28.2 runs the results.
#   Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  @redocly/cli@2.77.0 orval@8.38.0 @hey-api/openapi-ts@0.99.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Notes, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /note: { put: { operationId: putNote, requestBody: { $ref: "#/components/requestBodies/Note" }, responses: { "204": { description: Done } } } }
components:
  requestBodies:
    Note: { required: true, content: { application/json: { schema: { type: string } } } }
YAML
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.yaml -o redocly/client.ts
generate orval --input openapi.yaml --output orval/client.ts --client fetch
generate openapi-ts -i openapi.yaml -o hey --no-log-file

# fetch prints the body, and what a server reads from it, instead of calling the host.
cat >probe.ts <<'TS'
import { putNote as redocly } from './redocly/client';
import { putNote as orval } from './orval/client';
import { putNote as heyApi } from './hey/sdk.gen';

let name = '';
function read(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? 'null' : `a ${typeof value}`;
  } catch {
    return 'no JSON';
  }
}
globalThis.fetch = async (input, init) => {
  const request = input instanceof Request ? input : new Request(new URL(String(input), 'https://api.example.com'), init);
  const body = await request.text();
  console.log(name, request.headers.get('content-type'), body, '=', read(body));
  return new Response(null, { status: 204 });
};
for (const note of ['hello', 'true', '5', 'null']) {
  name = 'Redocly';
  await redocly({ body: note });
  name = 'Orval  ';
  await orval(note);
  name = 'Hey API';
  await heyApi({ body: note });
}
TS
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
npx tsc --noEmit --skipLibCheck --strict --target es2022 --module preserve probe.ts | grep '^probe' && exit 1
node probe.mjs >seen

echo 'Expected: a string on each line. Seen:'
cat seen
diff - seen <<'TEXT'
Redocly application/json hello = no JSON
Orval   application/json "hello" = a string
Hey API application/json "hello" = a string
Redocly application/json true = a boolean
Orval   application/json "true" = a string
Hey API application/json "true" = a string
Redocly application/json 5 = a number
Orval   application/json "5" = a string
Hey API application/json "5" = a string
Redocly application/json null = null
Orval   application/json "null" = a string
Hey API application/json "null" = a string
TEXT
echo 'As recorded: the client of Redocly sends no string as JSON.'
