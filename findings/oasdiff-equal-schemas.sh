#!/bin/sh
# oasdiff: two spellings of one schema break callers, and a schema that refuses what it took before does not.
#
# Expected: `oasdiff breaking` compares what the schema of a request takes. A type list of string and null takes what the anyOf of
#   both took, and a `const` takes what an `enum` of one value took. `additionalProperties: false`, a `not`, or a newly required
#   member that `properties` does not list refuse values that were valid, and break whoever sends them.
# Observed: it is the other way round. The equal schemas are errors, one of them as "list of types narrowed"; the breaking ones are
#   no change, also for `oasdiff changelog`. A `pattern` is found on a property, and not on the body itself.
# Source: JSON Schema 2020-12 core, 10.2.1.2 (anyOf), 10.2.1.4 (not), 10.3.2.3 (additionalProperties); validation, 6.1.1 (type),
#   6.1.3 (const: an enum with a single value), 6.5.3 (required), 6.3.3 (pattern).
# Versions: github.com/oasdiff/oasdiff v1.38.0. Needs Go 1.26+.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

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
  if [ -z "$ids" ]; then
    go tool oasdiff changelog before.json after.json --format yaml >report.yaml
    ids=$(sed -n 's/^ *-* *id: //p' report.yaml | tr '\n' ' ')
    ids=${ids:-nothing}
  fi
  echo "$1: ${ids% }"
}
{
  echo 'equal'
  compare 'anyOf and a type list' '{ "anyOf": [{ "type": "string" }, { "type": "null" }] }' '{ "type": ["string", "null"] }'
  compare 'enum and const' '{ "enum": ["a"] }' '{ "const": "a" }'
  echo 'breaking'
  compare 'additionalProperties' '{ "type": "object" }' '{ "type": "object", "additionalProperties": false }'
  compare 'not' '{ "type": "string" }' '{ "type": "string", "not": { "const": "a" } }'
  compare 'required' '{ "type": "object" }' '{ "type": "object", "required": ["a"] }'
  compare 'pattern of the body' '{ "type": "string" }' '{ "type": "string", "pattern": "^a" }'
  compare 'pattern of a property' '{ "properties": { "a": { "type": "string" } } }' \
    '{ "properties": { "a": { "type": "string", "pattern": "^a" } } }'
} >seen

echo 'Expected: nothing where the schemas are equal, something where the change breaks. Seen:'
cat seen
diff - seen <<'TEXT'
equal
anyOf and a type list: request-body-list-of-types-narrowed
enum and const: request-body-const-added request-body-enum-value-removed
breaking
additionalProperties: nothing
not: nothing
required: nothing
pattern of the body: nothing
pattern of a property: request-property-pattern-added
TEXT
echo 'As recorded: equal schemas break, and four breaking changes are nothing.'
