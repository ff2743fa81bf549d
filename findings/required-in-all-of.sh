#!/bin/sh
# openapi-typescript, Hey API, Redocly and oazapfts: a property that `required` adds to another schema stays optional in the type.
#
# Expected: a new thing is a `Thing` whose name is required. It is written as an `allOf` of both, or with `required` beside the
#   `allOf`; the two mean the same. An object without the name does not compile as either.
# Observed: Hey API and Redocly type both as a plain `Thing`. openapi-typescript does so for the first. oazapfts makes the first
#   `any`, so that a number compiles too, and the second a `Thing`. Orval has the name in both.
# Source: JSON Schema 2020-12 validation, 6.5.3 (required); core, 10.2.1.1 (allOf).
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0, oazapfts 7.5.0, orval 8.38.0;
#   typescript 5.9.3. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 \
  @redocly/cli@2.77.0 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 orval@8.38.0 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.1
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /inside: { put: { operationId: inside, requestBody: { $ref: "#/components/requestBodies/Inside" }, responses: { "204": { description: Done } } } }
  /beside: { put: { operationId: beside, requestBody: { $ref: "#/components/requestBodies/Beside" }, responses: { "204": { description: Done } } } }
components:
  requestBodies:
    Inside: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Inside" } } } }
    Beside: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Beside" } } } }
  schemas:
    Thing: { type: object, properties: { name: { type: string }, size: { type: integer } } }
    Inside:
      allOf:
        - $ref: "#/components/schemas/Thing"
        - required: [name]
    Beside:
      allOf: [{ $ref: "#/components/schemas/Thing" }]
      required: [name]
YAML
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
generate openapi-typescript openapi.yaml -o openapi-typescript.ts
generate openapi-ts -i openapi.yaml -o hey --no-log-file
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.yaml -o redocly.ts
generate oazapfts openapi.yaml oazapfts.ts
generate orval --input openapi.yaml --output orval.ts --client fetch

# A file for each generator, schema and value, then one run of the compiler, which names the files that do not compile.
try() {
  for schema in Inside Beside; do
    for value in '{ name: "a" }' '{ size: 1 }' 1; do
      count=$((count + 1))
      type=$(echo "$3" | sed "s/NAME/$schema/")
      printf 'import type { %s } from "%s";\nexport const thing: %s = %s;\n' "${type%%[*}" "$2" "$type" "$value" >"try.$count.ts"
      echo "try.$count.ts $1, $schema, $value" >>tried
    done
  done
}
count=0
try openapi-typescript ./openapi-typescript 'components["schemas"]["NAME"]'
try 'Hey API' ./hey/types.gen NAME
try Redocly ./redocly NAME
try oazapfts ./oazapfts NAME
try Orval ./orval NAME
npx tsc --noEmit --strict --skipLibCheck --target es2022 --module preserve --pretty false try.*.ts >errors || true
while read -r file case; do
  verdict=fits
  grep -q "^$file(2,.*error TS2" errors && verdict='does not fit'
  echo "$case: $verdict"
done <tried >seen

echo 'Expected: only { name: "a" } fits. Seen:'
cat seen
diff - seen <<'TEXT'
openapi-typescript, Inside, { name: "a" }: fits
openapi-typescript, Inside, { size: 1 }: fits
openapi-typescript, Inside, 1: does not fit
openapi-typescript, Beside, { name: "a" }: fits
openapi-typescript, Beside, { size: 1 }: does not fit
openapi-typescript, Beside, 1: does not fit
Hey API, Inside, { name: "a" }: fits
Hey API, Inside, { size: 1 }: fits
Hey API, Inside, 1: does not fit
Hey API, Beside, { name: "a" }: fits
Hey API, Beside, { size: 1 }: fits
Hey API, Beside, 1: does not fit
Redocly, Inside, { name: "a" }: fits
Redocly, Inside, { size: 1 }: fits
Redocly, Inside, 1: does not fit
Redocly, Beside, { name: "a" }: fits
Redocly, Beside, { size: 1 }: fits
Redocly, Beside, 1: does not fit
oazapfts, Inside, { name: "a" }: fits
oazapfts, Inside, { size: 1 }: fits
oazapfts, Inside, 1: fits
oazapfts, Beside, { name: "a" }: fits
oazapfts, Beside, { size: 1 }: fits
oazapfts, Beside, 1: does not fit
Orval, Inside, { name: "a" }: fits
Orval, Inside, { size: 1 }: does not fit
Orval, Inside, 1: does not fit
Orval, Beside, { name: "a" }: fits
Orval, Beside, { size: 1 }: does not fit
Orval, Beside, 1: does not fit
TEXT
echo 'As recorded: a thing without its name fits seven of ten types.'
