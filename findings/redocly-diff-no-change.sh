#!/bin/sh
# Redocly diff: two changes of a schema that break callers are reported as no change at all.
#
# Expected: `redocly diff` rates each change of an API. A tuple whose items trade places, and a `const` that becomes another
#   object, allow none of the values that they allowed before. Both break whoever reads the answer.
# Observed: for both the command prints "0 major, 0 minor, 0 patch" and passes, with all of its recommended rules on. The items
#   of `prefixItems` are compared without their order, and a `const` or an `enum` value that is an object is not compared. The
#   same `const` as a number is found.
# Source: JSON Schema 2020-12 core, 10.3.1.1 (prefixItems); validation, 6.1.3 (const).
# Versions: @redocly/cli 2.77.0, whose `diff` is marked experimental. Needs Node.js 20.19+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @redocly/cli@2.77.0 >/dev/null
export REDOCLY_TELEMETRY=off
echo 'extends: [diff-recommended]' >redocly.yaml

# describe FILE SCHEMA: an API whose one answer has that schema
describe() {
  cat >"$1" <<JSON
{
  "openapi": "3.1.0",
  "info": { "title": "Things", "version": "1" },
  "servers": [{ "url": "https://api.example.com" }],
  "paths": { "/thing": { "get": { "operationId": "getThing", "security": [], "responses": {
    "200": { "description": "Done", "content": { "application/json": { "schema": $2 } } } } } } }
}
JSON
}

# compare NAME BEFORE AFTER: the totals of the report
compare() {
  describe before.json "$2"
  describe after.json "$3"
  printf '%s: ' "$1"
  npx redocly diff before.json after.json --fail-on none --lint-config off 2>&1 | grep -o '[0-9]* major, [0-9]* minor, [0-9]* patch'
}
{
  compare 'items that trade places' '{"type":"array","prefixItems":[{"type":"string"},{"type":"number"}]}' \
    '{"type":"array","prefixItems":[{"type":"number"},{"type":"string"}]}'
  compare 'const, an object' '{"const":{"unit":"ms"}}' '{"const":{"unit":"s"}}'
  compare 'const, a number' '{"const":1}' '{"const":2}'
} >seen

echo 'Expected: a major change on each line. Seen:'
cat seen
diff - seen <<'TEXT'
items that trade places: 0 major, 0 minor, 0 patch
const, an object: 0 major, 0 minor, 0 patch
const, a number: 1 major, 0 minor, 0 patch
TEXT
echo 'As recorded: the first two are reported as no change.'
