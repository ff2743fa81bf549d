#!/bin/sh
# openapi-spec-validator, datamodel-code-generator, Schemathesis, prance: strings of YAML 1.2 without quotes are read as numbers.
#
# Expected: OpenAPI asks for YAML 1.2, whose numbers have no colons and no underscores, and whose booleans are true and false
#   alone. So 12:30:00, 1_000 and on are strings, as they are for swagger-parser, and the document below is valid.
# Observed: some of the rules of YAML 1.1 are kept, and no two tools keep the same. openapi-spec-validator refuses the document for
#   each of the three. datamodel-code-generator and Schemathesis read the time as 45000, a number to the base of 60, and 1_000 as
#   1000; a field of the model is declared as str and is the integer 45000 by default. prance reads 1_000 as 1000 alone.
# Source: OpenAPI 3.1.1, "Format" (YAML 1.2 with the tags of its JSON schema); YAML 1.2.2, 10.3.2 (which plain text is which tag).
# Versions: openapi-spec-validator 0.8.5, datamodel-code-generator 0.89.0, pydantic 2.14.4, schemathesis 4.32.5, prance 26.7.19.0
#   (PyPI); @apidevtools/swagger-parser 13.1.0 (npm). Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/swagger-parser@13.1.0 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet openapi-spec-validator==0.8.5 datamodel-code-generator==0.89.0 pydantic==2.14.4 \
  schemathesis==4.32.5 prance==26.7.19.0

# write AT SIZE MODE: a document with these defaults
write() {
  cat <<YAML
openapi: 3.1.1
info: { title: Jobs, version: "1" }
paths: {}
components:
  schemas:
    Job:
      type: object
      properties:
        at: { type: string, default: $1 }
        size: { type: string, default: $2 }
        mode: { type: string, default: $3 }
YAML
}
write 12:30:00 1_000 on >openapi.yaml
write '"12:30:00"' '"1_000"' '"on"' >quoted.yaml
write 12:30:00 '"1_000"' '"on"' >at.yaml
write '"12:30:00"' 1_000 '"on"' >size.yaml
write '"12:30:00"' '"1_000"' on >mode.yaml

cat >read.mjs <<'JS'
import SwaggerParser from '@apidevtools/swagger-parser';

const { components } = await SwaggerParser.validate('openapi.yaml');
const { at, size, mode } = components.schemas.Job.properties;
console.log('swagger-parser:', JSON.stringify([at.default, size.default, mode.default]));
JS
cat >read.py <<'PYTHON'
import json

import model
import schemathesis
from prance import BaseParser, ValidationError


def show(name, schema):
    print(f'{name}:', json.dumps([schema['properties'][key]['default'] for key in ('at', 'size', 'mode')]).replace(', ', ','))


job = model.Job()
print('datamodel-code-generator:', json.dumps([job.at, job.size, job.mode]).replace(', ', ','))
show('Schemathesis', schemathesis.openapi.from_path('openapi.yaml').raw_schema['components']['schemas']['Job'])
parser = BaseParser('openapi.yaml', lazy=True)
try:
    parser.parse()
except ValidationError:
    print('prance: not valid')
show('prance', parser.specification['components']['schemas']['Job'])
PYTHON
{
  node read.mjs
  for each in quoted at size mode; do
    venv/bin/openapi-spec-validator $each.yaml >log 2>&1 && verdict=valid || verdict='not valid'
    echo "openapi-spec-validator, $each.yaml: $verdict"
  done
  venv/bin/datamodel-codegen --input openapi.yaml --input-file-type openapi --output model.py \
    --output-model-type pydantic_v2.BaseModel >log 2>&1 || { cat log; exit 1; }
  venv/bin/python -W ignore read.py
} >seen

echo 'Expected: ["12:30:00","1_000","on"] from each, and each document valid. Seen:'
cat seen
diff - seen <<'TEXT'
swagger-parser: ["12:30:00","1_000","on"]
openapi-spec-validator, quoted.yaml: valid
openapi-spec-validator, at.yaml: not valid
openapi-spec-validator, size.yaml: not valid
openapi-spec-validator, mode.yaml: not valid
datamodel-code-generator: [45000,1000,"on"]
Schemathesis: [45000,1000,"on"]
prance: not valid
prance: ["12:30:00",1000,"on"]
TEXT
echo 'As recorded: no Python tool reads all three as strings.'
