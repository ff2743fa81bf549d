#!/bin/sh
# openapi-down-convert: properties whose names are JSON Schema keywords are rewritten or deleted as if they were keywords.
#
# Expected: the names under `properties` are data. A document of OpenAPI 3.1 turned into 3.0 keeps the properties `const` and
#   `contentMediaType` of its objects.
# Observed: the tool walks into `properties` as into a schema. The property `const` is gone, and a property `enum` that is an
#   array and no schema stands in its place; `contentMediaType` is gone without a trace. `required` still asks for both. The
#   result, reported as a success, is no valid 3.0 document.
# Source: JSON Schema 2020-12 core, 10.3.2.1 (properties); OpenAPI 3.0.3, "Schema Object" (property values are schemas).
# Versions: @apiture/openapi-down-convert 0.14.2 (npm), openapi-spec-validator 0.9.0 (PyPI). Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @apiture/openapi-down-convert@0.14.2 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet openapi-spec-validator==0.9.0

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Files, version: "1" }
paths: {}
components:
  schemas:
    File:
      type: object
      required: [name, const, contentMediaType]
      properties:
        name: { type: string }
        const: { type: boolean }
        contentMediaType: { type: string }
YAML
npx openapi-down-convert --input openapi.yaml --output down.json
check() {
  venv/bin/openapi-spec-validator "$1" >check.log 2>&1 && echo "$1: valid" || echo "$1: not valid"
}
{
  check openapi.yaml
  node -p 'JSON.stringify(require("js-yaml").load(require("fs").readFileSync("down.json", "utf8")).components.schemas.File)'
  check down.json
} >seen

echo 'Expected: the three properties as they were, and two valid documents. Seen:'
cat seen
diff - seen <<'TEXT'
openapi.yaml: valid
{"type":"object","required":["name","const","contentMediaType"],"properties":{"name":{"type":"string"},"enum":[{"type":"boolean"}]}}
down.json: not valid
TEXT
echo 'As recorded: two properties are lost to their names.'
