#!/bin/sh
# Scalar, swagger-client, Redocly and prance: to dereference a schema with keywords beside its `$ref` changes what it allows.
#
# Expected: since OpenAPI 3.1 a value has to satisfy both the target of `$ref` and the keywords beside it. `Named` below adds a
#   `name` to a `Thing` and closes the object, so {"id": "a", "name": "b"} is valid, in a dereferenced document too.
# Observed: Scalar, swagger-client and `redocly bundle --dereferenced` copy the keywords of both into one schema, where the
#   `properties` of the one replace those of the other. `id` is gone from the list, and the closed object refuses it while
#   `required` still asks for it, so that no value is left. prance drops all keywords beside `$ref`. No tool says so.
#   swagger-parser merges the two lists of properties.
# Source: JSON Schema 2020-12 core, 8.2.3.1 ($ref) and 11.3 (unevaluatedProperties); OpenAPI 3.1.1, "Schema Object". Issue 1329 of
#   redocly-cli reports siblings that `bundle` drops without the option.
# Versions: @scalar/openapi-parser 0.29.22, swagger-client 3.39.0, @redocly/cli 2.77.0, @apidevtools/swagger-parser 13.1.0, ajv
#   8.20.0 (npm); prance 26.7.19.0, openapi-spec-validator 0.8.5 (PyPI). Needs Node.js 22+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @scalar/openapi-parser@0.29.22 \
  swagger-client@3.39.0 @redocly/cli@2.77.0 @apidevtools/swagger-parser@13.1.0 ajv@8.20.0 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet prance==26.7.19.0 openapi-spec-validator==0.8.5
export REDOCLY_TELEMETRY=off

cat >openapi.json <<'JSON'
{
  "openapi": "3.1.1",
  "info": { "title": "Things", "version": "1" },
  "paths": {},
  "components": { "schemas": {
    "Thing": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } },
    "Named": {
      "$ref": "#/components/schemas/Thing",
      "properties": { "name": { "type": "string" } },
      "unevaluatedProperties": false
    }
  } }
}
JSON
npx redocly bundle openapi.json --dereferenced -o redocly.json >log 2>&1 || { cat log; exit 1; }
venv/bin/python - >prance.json <<'PYTHON'
import json

from prance import ResolvingParser

print(json.dumps(ResolvingParser('openapi.json', backend='openapi-spec-validator').specification))
PYTHON
cat >probe.mjs <<'JS'
import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { dereference } from '@scalar/openapi-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import SwaggerClient from 'swagger-client';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const document = read('openapi.json');
const documents = {
  'not dereferenced': document,
  'swagger-parser': await SwaggerParser.dereference(structuredClone(document)),
  Scalar: (await dereference(structuredClone(document))).schema,
  'swagger-client': (await SwaggerClient.resolve({ spec: structuredClone(document) })).spec,
  Redocly: read('redocly.json'),
  prance: read('prance.json'),
};
for (const [name, { components }] of Object.entries(documents)) {
  const schema = { $ref: '#/components/schemas/Named', components };
  const valid = new Ajv2020({ strict: false }).validate(schema, { id: 'a', name: 'b' });
  console.log(`${name}: ${valid ? 'valid' : 'refused'}, with the properties ${Object.keys(components.schemas.Named.properties)}`);
}
JS
node probe.mjs >seen

echo 'Expected: valid on each line, with the properties id,name but on the first. Seen:'
cat seen
diff - seen <<'TEXT'
not dereferenced: valid, with the properties name
swagger-parser: valid, with the properties id,name
Scalar: refused, with the properties name
swagger-client: refused, with the properties name
Redocly: refused, with the properties name
prance: valid, with the properties id
TEXT
echo 'As recorded: three tools refuse a valid value, and one forgets a property.'
