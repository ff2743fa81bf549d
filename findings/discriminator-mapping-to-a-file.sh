#!/bin/sh
# swagger-parser, openapi-format and Hey API: a discriminator's mapping to a file is left behind when the files become one.
#
# Expected: `mapping` may name a schema by a URI, as `oneOf` beside it does: c is ./cat.yaml, d is ./dog.yaml. When a tool bundles
#   the files, both are rewritten. A generated type of a cat has "c" in its `kind`.
# Observed: swagger-parser and openapi-format take the two files in and leave "./cat.yaml" and "./dog.yaml" in the mapping, which
#   are not there for whoever gets the bundle. Hey API bundles first, forgets the mapping too, and makes up other values: `kind`
#   is "cat", so that the "c" of the document does not compile. Redocly rewrites the mapping, openapi-typescript has "c".
# Source: OpenAPI 3.1.1, "Discriminator Object" (mapping: names or URI references; mapped values replace the names). Issue 173 of
#   prance reports it for that tool, and pull request 1666 of redocly-cli mended it there.
# Versions: @apidevtools/swagger-parser 13.1.0, openapi-format 1.33.6, @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0,
#   openapi-typescript 7.13.0; typescript 5.9.3. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @apidevtools/swagger-parser@13.1.0 openapi-format@1.33.6 \
  @hey-api/openapi-ts@0.99.0 @redocly/cli@2.77.0 openapi-typescript@7.13.0 typescript@5.9.3 >/dev/null
export REDOCLY_TELEMETRY=off

cat >openapi.yaml <<'YAML'
openapi: 3.1.1
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /pet: { get: { operationId: getPet, responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } } }
components:
  schemas:
    Pet:
      oneOf: [{ $ref: ./cat.yaml }, { $ref: ./dog.yaml }]
      discriminator: { propertyName: kind, mapping: { c: ./cat.yaml, d: ./dog.yaml } }
YAML
for each in cat dog; do
  echo "{ type: object, required: [kind, name], properties: { kind: { type: string }, name: { type: string } } }" >$each.yaml
done
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
generate openapi-format openapi.yaml -o openapi-format.json
generate redocly bundle openapi.yaml -o redocly.json
generate openapi-typescript openapi.yaml -o openapi-typescript.ts
generate openapi-ts -i openapi.yaml -o hey --no-log-file

cat >bundle.cjs <<'JS'
const SwaggerParser = require('@apidevtools/swagger-parser');

SwaggerParser.default.bundle('openapi.yaml').then((bundle) => {
  const bundles = { 'swagger-parser': bundle, 'openapi-format': require('./openapi-format.json'), Redocly: require('./redocly.json') };
  for (const [name, { components }] of Object.entries(bundles)) {
    const { oneOf, discriminator } = components.schemas.Pet;
    console.log(`${name}: ${oneOf[0].$ref ?? 'a schema in place'}, mapped to ${discriminator.mapping.c}`);
  }
});
JS
# kinds NAME IMPORT TYPE: which values does the kind of a pet take?
kinds() {
  for kind in c cat; do
    printf '%s\nexport const kind: %s["kind"] = "%s";\n' "$2" "$3" "$kind" >probe.ts
    if npx tsc --noEmit --strict --skipLibCheck --target es2022 --module preserve probe.ts >log 2>&1; then answer=yes
    elif grep -q 'probe.ts(2,.*TS2322' log; then answer=no
    else cat log; exit 1; fi
    echo "$1, kind $kind: $answer"
  done
}
{
  node bundle.cjs
  kinds 'Hey API' 'import type { Pet } from "./hey/types.gen";' Pet
  kinds openapi-typescript 'import type { components } from "./openapi-typescript";' 'components["schemas"]["Pet"]'
} >seen

echo 'Expected: no mapping to ./cat.yaml; yes for c and no for cat. Seen:'
cat seen
diff - seen <<'TEXT'
swagger-parser: a schema in place, mapped to ./cat.yaml
openapi-format: #/components/schemas/cat, mapped to ./cat.yaml
Redocly: #/components/schemas/cat, mapped to #/components/schemas/cat
Hey API, kind c: no
Hey API, kind cat: yes
openapi-typescript, kind c: yes
openapi-typescript, kind cat: no
TEXT
echo 'As recorded: two bundles point at files that are not there, and a client has other values.'
