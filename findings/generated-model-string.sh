#!/bin/sh
# openapi-python-client and datamodel-code-generator: a model changes strings that only look like a UUID or a time.
#
# Expected: `anyOf` of a UUID and 32 hexadecimal digits takes both forms of an identifier. The digits alone are no `uuid`, which
#   has hyphens, so they are valid as the second form. A model read from JSON and written again holds the string that came in.
#   So it does for a `date-time` or any other string: the label "20241231" is no time.
# Observed: both models write the identifier with hyphens, which is another string. The label turns into midnight without an
#   offset in the one, which is no valid `date-time`, and into a day of 1970 in the other. Nothing is raised. Each takes for a
#   UUID or a time what its parser can read, which is more than the format allows.
# Source: JSON Schema 2020-12 validation, 7.3.1 (date-time: that of RFC 3339, 5.6) and 7.3.5 (uuid: that of RFC 4122, 3);
#   core, 10.2.1.2 (anyOf).
# Versions: openapi-python-client 0.29.1, datamodel-code-generator 0.89.0, pydantic 2.14.4 (PyPI). Needs Python 3.11+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet openapi-python-client==0.29.1 datamodel-code-generator==0.89.0 pydantic==2.14.4

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Projects, version: "1" }
paths: {}
components:
  schemas:
    Project:
      type: object
      properties:
        id:
          anyOf:
            - { type: string, format: uuid }
            - { type: string, pattern: "^[0-9a-f]{32}$" }
        release:
          anyOf:
            - { type: string, format: date-time }
            - { type: string }
YAML
generate() { "$@" >log 2>&1 || { cat log; exit 1; }; }
generate venv/bin/openapi-python-client generate --path openapi.yaml --output-path client --meta none
generate venv/bin/datamodel-codegen --input openapi.yaml --input-file-type openapi --output model.py \
  --output-model-type pydantic_v2.BaseModel

cat >read.py <<'PYTHON'
import json

import client.models
import model

for value in (
    {'id': '0123456789abcdef0123456789abcdef'},
    {'id': '01234567-89ab-cdef-0123-456789abcdef'},
    {'release': '20241231'},
    {'release': '2024-12-31T00:00:00+00:00'},
    {'release': 'autumn'},
):
    text = json.dumps(value)
    print('read                    ', text)
    print('openapi-python-client   ', json.dumps(client.models.Project.from_dict(json.loads(text)).to_dict()))
    written = model.Project.model_validate_json(text).model_dump(mode='json', exclude_unset=True)
    print('datamodel-code-generator', json.dumps(written))
PYTHON
venv/bin/python read.py >seen

echo 'Expected: three equal lines each. A time may be written in another way. Seen:'
cat seen
diff - seen <<'TEXT'
read                     {"id": "0123456789abcdef0123456789abcdef"}
openapi-python-client    {"id": "01234567-89ab-cdef-0123-456789abcdef"}
datamodel-code-generator {"id": "01234567-89ab-cdef-0123-456789abcdef"}
read                     {"id": "01234567-89ab-cdef-0123-456789abcdef"}
openapi-python-client    {"id": "01234567-89ab-cdef-0123-456789abcdef"}
datamodel-code-generator {"id": "01234567-89ab-cdef-0123-456789abcdef"}
read                     {"release": "20241231"}
openapi-python-client    {"release": "2024-12-31T00:00:00"}
datamodel-code-generator {"release": "1970-08-23T06:33:51Z"}
read                     {"release": "2024-12-31T00:00:00+00:00"}
openapi-python-client    {"release": "2024-12-31T00:00:00+00:00"}
datamodel-code-generator {"release": "2024-12-31T00:00:00Z"}
read                     {"release": "autumn"}
openapi-python-client    {"release": "autumn"}
datamodel-code-generator {"release": "autumn"}
TEXT
echo 'As recorded: identifiers and labels are rewritten.'
