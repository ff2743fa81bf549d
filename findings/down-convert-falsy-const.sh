#!/bin/sh
# openapi-down-convert: `const: false`, `const: 0` and an empty string stay `const` in a document of OpenAPI 3.0.
#
# Expected: 3.0 has no `const`, so each one becomes an `enum` of one value. `const` takes any value.
# Observed: only values that JavaScript takes for true are converted. The others stay as they are, and the result, reported as
#   a success, is refused by a validator of 3.0. An `is_success: {const: false}` beside a converted `{const: true}` is enough.
# Source: JSON Schema 2020-12 validation, 6.1.3 (const); OpenAPI 3.0.3, "Schema Object" (has enum, has no const).
# Versions: @apiture/openapi-down-convert 0.14.2 (npm), openapi-spec-validator 0.9.0 (PyPI). Needs Node.js 20+, Python 3.10+.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @apiture/openapi-down-convert@0.14.2 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet openapi-spec-validator==0.9.0

cat >show.cjs <<'JS'
const { load } = require('js-yaml');

console.log(JSON.stringify(load(require('node:fs').readFileSync('down.yaml', 'utf8')).components.schemas.Value));
JS
for value in true false 1 0 '"a"' '""'; do
  cat >openapi.yaml <<YAML
openapi: 3.1.0
info: { title: Values, version: "1" }
paths: {}
components: { schemas: { Value: { const: $value } } }
YAML
  venv/bin/openapi-spec-validator openapi.yaml >/dev/null
  npx openapi-down-convert --input openapi.yaml --output down.yaml
  verdict=valid
  venv/bin/openapi-spec-validator down.yaml >/dev/null 2>&1 || verdict='not valid'
  echo "const $value becomes $(node show.cjs): $verdict"
done >seen

echo 'Expected: an enum of one value, and a valid document, on each line. Seen:'
cat seen
diff - seen <<'TEXT'
const true becomes {"enum":[true]}: valid
const false becomes {"const":false}: not valid
const 1 becomes {"enum":[1]}: valid
const 0 becomes {"const":0}: not valid
const "a" becomes {"enum":["a"]}: valid
const "" becomes {"const":""}: not valid
TEXT
echo 'As recorded: const is only converted if its value counts as true.'
