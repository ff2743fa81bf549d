#!/bin/sh
# openapi-typescript, Hey API, Orval and Redocly: an `enum` that lists null and one that excludes it become the same type.
#
# Expected: `enum` lists all values. `{type: [string, 'null'], enum: [a]}` allows "a" alone, since null is not listed;
#   `{enum: [a, null]}` allows "a" and null.
# Observed: openapi-typescript, Orval and Redocly type both as "a" or null, so that null compiles where a server refuses it. Hey
#   API types both as "a" alone, so that null does not compile where it is valid. No generator tells the two schemas apart.
# Source: JSON Schema 2020-12 validation, 6.1.2 (enum) and 6.1.1 (type).
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, orval 8.38.0, @redocly/cli 2.77.0; typescript 5.9.3.
#   Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 orval@8.38.0 @redocly/cli@2.77.0 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things: { get: { operationId: getThing, responses: { "200": { $ref: "#/components/responses/Thing" } } } }
components:
  responses:
    Thing: { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
  schemas:
    Thing:
      type: object
      required: [excluded, listed]
      properties:
        excluded: { type: [string, "null"], enum: [a] }
        listed: { enum: [a, null] }
YAML
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
generate openapi-typescript openapi.yaml -o openapi-typescript.ts
generate openapi-ts -i openapi.yaml -o hey --no-log-file
generate orval --input openapi.yaml --output orval.ts --client fetch
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.yaml -o redocly.ts

# takes NAME IMPORT TYPE: which of the two properties take null?
takes() {
  for each in excluded listed; do
    printf '%s\nexport const value: %s["%s"] = null;\n' "$2" "$3" "$each" >probe.ts
    if npx tsc --noEmit --strict --skipLibCheck --target es2022 --module preserve probe.ts >log 2>&1; then answer=yes
    elif grep -q 'probe.ts(2,.*TS2322' log; then answer=no
    else cat log; exit 1; fi
    printf '%s, null %s: %s\n' "$1" "$each" "$answer"
  done
}
{
  takes openapi-typescript 'import type { components } from "./openapi-typescript";' 'components["schemas"]["Thing"]'
  takes 'Hey API' 'import type { Thing } from "./hey/types.gen";' Thing
  takes Orval 'import type { Thing } from "./orval";' Thing
  takes Redocly 'import type { Thing } from "./redocly";' Thing
} >seen

echo 'Expected: no where null is excluded, yes where it is listed. Seen:'
cat seen
diff - seen <<'TEXT'
openapi-typescript, null excluded: yes
openapi-typescript, null listed: yes
Hey API, null excluded: no
Hey API, null listed: no
Orval, null excluded: yes
Orval, null listed: yes
Redocly, null excluded: yes
Redocly, null listed: yes
TEXT
echo 'As recorded: none has no and yes.'
