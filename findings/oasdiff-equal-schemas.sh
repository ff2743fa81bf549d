#!/bin/sh
# oasdiff: a schema that is only spelled otherwise is a breaking change.
#
# Expected: `oasdiff breaking` compares what the schema of a request takes. A type list of string and null takes what the anyOf of
#   both took, and a `const` takes what an `enum` of one value took, so nobody breaks.
# Observed: both are errors: one "list of types narrowed", the other a value removed and a constant added.
# Source: JSON Schema 2020-12 core, 10.2.1.2 (anyOf); validation, 6.1.1 (type), 6.1.3 (const: an enum with a single value).
# Versions: github.com/oasdiff/oasdiff v1.38.0. Needs Go 1.26+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

go mod init probe 2>/dev/null
go get -tool github.com/oasdiff/oasdiff@v1.38.0 >get.log 2>&1 || { cat get.log; exit 1; }

# describe FILE SCHEMA: an API whose one request body has that schema
describe() {
  cat >"$1" <<JSON
{
  "openapi": "3.1.0",
  "info": { "title": "Things", "version": "1" },
  "paths": { "/thing": { "put": {
    "requestBody": { "content": { "application/json": { "schema": $2 } } },
    "responses": { "204": { "description": "Done" } }
  } } }
}
JSON
}

# compare NAME BEFORE AFTER: the ids of the breaking changes
compare() {
  describe before.json "$2"
  describe after.json "$3"
  go tool oasdiff breaking before.json after.json --format yaml >report.yaml
  ids=$(sed -n 's/^ *-* *id: //p' report.yaml | tr '\n' ' ')
  ids=${ids:-nothing}
  echo "$1: ${ids% }"
}
{
  compare 'members in another order' '{ "enum": ["a", "b"] }' '{ "enum": ["b", "a"] }'
  compare 'anyOf and a type list' '{ "anyOf": [{ "type": "string" }, { "type": "null" }] }' '{ "type": ["string", "null"] }'
  compare 'enum and const' '{ "enum": ["a"] }' '{ "const": "a" }'
} >seen

echo 'Expected: nothing on each line. Seen:'
cat seen
diff - seen <<'TEXT'
members in another order: nothing
anyOf and a type list: request-body-list-of-types-narrowed
enum and const: request-body-const-added request-body-enum-value-removed
TEXT
echo 'As recorded: two spellings of one schema break.'
