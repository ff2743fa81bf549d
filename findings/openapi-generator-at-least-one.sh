#!/bin/sh
# OpenAPI Generator, python: "at least one of these properties" empties the model.
#
# Expected: `anyOf: [{required: [tags]}, {required: [names]}]` beside `properties` only says which objects are valid. The two
#   properties stay those of the object, so a model read from JSON and written again holds both.
# Observed: the class has both fields, but its from_dict and from_json read neither. Data comes in and `{}` goes out, and
#   nothing is raised. The constructor still works, so it is only seen when data is read.
# Source: OpenAPI 3.0.3, "Schema Object" (anyOf applies beside properties); JSON Schema 2020-12 core, 10.2.1.2 (the same in 3.1).
# Versions: openapi-generator-cli 7.26.0 (PyPI). Needs Python 3.10+ and Java 11+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

cat >openapi.yaml <<'YAML'
openapi: 3.0.3
info: { title: Search, version: "1" }
paths:
  /search:
    post:
      operationId: search
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Search" }
      responses:
        "204": { description: Done }
components:
  schemas:
    Search:
      type: object
      properties:
        tags: { type: array, items: { type: string } }
        names: { type: array, items: { type: string } }
      anyOf:
        - required: [tags]
        - required: [names]
YAML
# The control: the same schema without its last three lines.
sed '/anyOf/,$d' openapi.yaml >control.yaml

python3 -m venv venv
venv/bin/pip install --quiet openapi-generator-cli==7.26.0 pydantic==2.14.4 python-dateutil==4.0.0 urllib3==2.8.0
for document in openapi control; do
  venv/bin/openapi-generator-cli generate -g python -i $document.yaml -o $document \
    --additional-properties=packageName=search >$document.log 2>&1 || { cat $document.log; exit 1; }
done

cat >read.py <<'PYTHON'
from search.models.search import Search

print('read   ', Search.from_json('{"tags": ["a"], "names": ["b"]}').to_json())
print('created', Search(tags=['a'], names=['b']).to_json())
PYTHON
for document in control openapi; do
  echo "$document"
  PYTHONPATH=$document venv/bin/python read.py
done >seen

echo 'Expected: {"tags": ["a"], "names": ["b"]} on each line. Seen:'
cat seen
diff - seen <<'TEXT'
control
read    {"tags": ["a"], "names": ["b"]}
created {"tags": ["a"], "names": ["b"]}
openapi
read    {}
created {"tags": ["a"], "names": ["b"]}
TEXT
echo 'As recorded: a model with anyOf of required drops all that it reads.'
