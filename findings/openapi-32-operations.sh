#!/bin/sh
# openapi-typescript, Hey API, Redocly and Orval: operations of OpenAPI 3.2 are missing from the client, and nothing is said.
#
# Expected: OpenAPI 3.2 adds the method QUERY and a map of any further methods, `additionalOperations`. A generator either makes a
#   function or a type for each of the three operations, or says that it does not know the version or the field.
# Observed: openapi-typescript, Hey API and Redocly's generate-client make the GET alone, Orval makes GET and QUERY. All end with
#   success and print no warning. Redocly's own `lint` knows both fields, and calls the document valid.
# Source: OpenAPI 3.2.0, "Path Item Object", query and additionalOperations.
# Versions: openapi-typescript 7.13.0, @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0, orval 8.38.0; typescript 5.9.3.
#   Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund \
  openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 @redocly/cli@2.77.0 orval@8.38.0 typescript@5.9.3 >/dev/null
export REDOCLY_TELEMETRY=off

cat >openapi.yaml <<'YAML'
openapi: 3.2.0
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things:
    get:
      operationId: readThings
      responses:
        "204": { description: Done }
    query:
      operationId: queryThings
      responses:
        "204": { description: Done }
    additionalOperations:
      COPY:
        operationId: copyThings
        responses:
          "204": { description: Done }
YAML
{
  npx redocly lint openapi.yaml --extends minimal >lint.log 2>&1 && echo 'redocly lint: valid' || echo 'redocly lint: not valid'
  npx openapi-typescript openapi.yaml -o openapi-typescript.ts >openapi-typescript.log 2>&1 ||
    { cat openapi-typescript.log >&2; exit 1; }
  npx openapi-ts -i openapi.yaml -o hey-api --no-log-file >hey-api.log 2>&1 || { cat hey-api.log >&2; exit 1; }
  npx redocly generate-client openapi.yaml -o redocly.ts >redocly.log 2>&1 || { cat redocly.log >&2; exit 1; }
  npx orval --input openapi.yaml --output orval.ts --client fetch >orval.log 2>&1 || { cat orval.log >&2; exit 1; }
  for tool in openapi-typescript hey-api redocly orval; do
    found=''
    for operation in readThings queryThings copyThings; do
      grep -rq $operation $tool $tool.ts 2>/dev/null && found="$found $operation"
    done
    warned=no
    grep -qiE 'copy|query|additional|unsupported|3\.2' $tool.log && warned=yes
    echo "$tool:$found; a warning: $warned"
  done
} >seen

echo 'Expected: readThings queryThings copyThings on each line, or a warning. Seen:'
cat seen
diff - seen <<'TEXT'
redocly lint: valid
openapi-typescript: readThings; a warning: no
hey-api: readThings; a warning: no
redocly: readThings; a warning: no
orval: readThings queryThings; a warning: no
TEXT
echo 'As recorded: no tool makes all three operations, and none says so.'
