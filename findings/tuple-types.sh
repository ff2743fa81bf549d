#!/bin/sh
# openapi-typescript, Hey API and Orval: three generators make three types of one tuple, and two of them refuse valid values.
#
# Expected: `prefixItems: [integer]` with `items: {type: string}` is an integer followed by any number of strings, in TypeScript
#   [number, ...string[]]. So [1] and [1, "a", "b"] both fit.
# Observed: Orval says that. openapi-typescript drops `items` and says [number]. Hey API makes `items` the second and last
#   member, [number, string]. No two of them agree on what a client may send.
# Source: JSON Schema 2020-12 core, 10.3.1.2 (items applies to each element after the prefix).
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, orval 8.38.0, typescript 5.9.3. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 orval@8.38.0 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Rows, version: "1" }
paths:
  /rows: { get: { operationId: getRow, responses: { "200": { $ref: "#/components/responses/Row" } } } }
components:
  responses:
    Row: { description: The row, content: { application/json: { schema: { $ref: "#/components/schemas/Row" } } } }
  schemas:
    Row:
      required: [cells]
      properties:
        cells:
          type: array
          prefixItems: [{ type: integer }]
          items: { type: string }
          minItems: 1
YAML
npx openapi-typescript openapi.yaml -o one.ts >one.log 2>&1 || { cat one.log; exit 1; }
npx openapi-ts -i openapi.yaml -o hey --no-log-file >two.log 2>&1 || { cat two.log; exit 1; }
npx orval --input openapi.yaml --output orval/client.ts --client fetch >three.log 2>&1 || { cat three.log; exit 1; }

# A file for each generator and value, then one run of the compiler, which names the files that do not compile.
try() {
  count=0
  for cells in '[1]' '[1, "a"]' '[1, "a", "b"]'; do
    count=$((count + 1))
    printf 'import type { %s } from "%s";\nexport const cells: %s["cells"] = %s;\n' "$2" "$3" "$4" "$cells" >"$1.$count.ts"
    echo "$1.$count.ts $cells" >>tried
  done
}
try openapi-typescript components ./one 'components["schemas"]["Row"]'
try hey-api Row ./hey/types.gen Row
try orval Row ./orval/client Row
npx tsc --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --pretty false \
  openapi-typescript.*.ts hey-api.*.ts orval.*.ts >errors || true
while read -r file cells; do
  verdict=fits
  grep -q "^$file(2,.*TS2322" errors && verdict='does not fit'
  echo "${file%.*.ts}: $cells $verdict"
done <tried >seen

echo 'Expected: each value fits. Seen:'
cat seen
diff - seen <<'TEXT'
openapi-typescript: [1] fits
openapi-typescript: [1, "a"] does not fit
openapi-typescript: [1, "a", "b"] does not fit
hey-api: [1] does not fit
hey-api: [1, "a"] fits
hey-api: [1, "a", "b"] does not fit
orval: [1] fits
orval: [1, "a"] fits
orval: [1, "a", "b"] fits
TEXT
echo 'As recorded: only Orval takes all three values.'
