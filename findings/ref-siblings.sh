#!/bin/sh
# openapi-typescript, Hey API, Orval and Redocly: what stands beside a `$ref` in a schema is missing from the type.
#
# Expected: since OpenAPI 3.1 a schema may have keywords beside `$ref`, and a value has to satisfy both. `Named` below is a
#   `Thing` with a `name` that is required.
# Observed: all four make `Named` the same type as `Thing`. The added property cannot be written in a literal nor be read, and
#   no generator prints a warning. The same schema as an `allOf` of both has the property in all four.
# Source: JSON Schema 2020-12 core, 8.2.3.1 ($ref is an applicator like others; since 2019-09 its siblings are not ignored);
#   OpenAPI 3.1.0, "Schema Object".
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, orval 8.38.0, @redocly/cli 2.77.0; typescript 5.9.3.
#   Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  @redocly/cli@2.77.0 orval@8.38.0 @hey-api/openapi-ts@0.99.0 openapi-typescript@7.13.0 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Named things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things: { get: { operationId: getThings, responses: { "200": { $ref: "#/components/responses/Things" } } } }
components:
  responses:
    Things:
      description: Done
      content: { application/json: { schema: { $ref: "#/components/schemas/Things" } } }
  schemas:
    Things:
      type: object
      properties:
        beside: { $ref: "#/components/schemas/Named" }
        all: { $ref: "#/components/schemas/NamedByAllOf" }
    Thing: { type: object, properties: { id: { type: string } } }
    Named:
      $ref: "#/components/schemas/Thing"
      required: [name]
      properties: { name: { type: string } }
    NamedByAllOf:
      allOf:
        - { $ref: "#/components/schemas/Thing" }
        - { type: object, required: [name], properties: { name: { type: string } } }
YAML
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.yaml -o redocly.ts
generate orval --input openapi.yaml --output orval.ts --client fetch
generate openapi-ts -i openapi.yaml -o hey --no-log-file
generate openapi-typescript openapi.yaml -o openapi-typescript.ts

# has NAME IMPORT TYPE: does a type have the property?
has() {
  printf '%s\nexport const name: NonNullable<%s>["name"] = "a";\n' "$2" "$3" >probe.ts
  if npx tsc --noEmit --strict --skipLibCheck --target es2022 --module preserve probe.ts >log 2>&1; then answer=yes
  elif grep -q "probe.ts.*Property 'name' does not exist" log; then answer=no
  else cat log; exit 1; fi
  printf '%s: %s\n' "$1" "$answer"
}
{
  for each in Named NamedByAllOf; do
    has "openapi-typescript, $each" 'import type { components } from "./openapi-typescript";' "components['schemas']['$each']"
    has "Hey API, $each" "import type { $each } from './hey/types.gen';" "$each"
    has "Orval, $each" "import type { $each } from './orval';" "$each"
    has "Redocly, $each" "import type { $each } from './redocly';" "$each"
  done
} >seen

echo 'Expected: yes on each line. Seen:'
cat seen
diff - seen <<'TEXT'
openapi-typescript, Named: no
Hey API, Named: no
Orval, Named: no
Redocly, Named: no
openapi-typescript, NamedByAllOf: yes
Hey API, NamedByAllOf: yes
Orval, NamedByAllOf: yes
Redocly, NamedByAllOf: yes
TEXT
echo 'As recorded: what stands beside $ref is lost.'
