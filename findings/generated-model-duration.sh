#!/bin/sh
# datamodel-code-generator: a model that reads a duration of one month writes a duration of 30 days.
#
# Expected: P1M, of `format: duration`, is a month and has 28 to 31 days. A model read from JSON and written again holds P1M, so
#   that a plan that renews each month still does.
# Observed: the generated field is a timedelta, which knows days alone. P1M is written as P30D, and P1Y2M as P1Y60D. Nothing is
#   raised or warned. P1D and PT1H are written as they were.
# Source: JSON Schema 2020-12 validation, 7.3.1 (duration: the "duration" of RFC 3339, appendix A, which has months and years).
# Versions: datamodel-code-generator 0.89.0, pydantic 2.14.4 (PyPI). Needs Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet datamodel-code-generator==0.89.0 pydantic==2.14.4

cat >openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Plans, version: "1" }
paths: {}
components: { schemas: { Plan: { type: object, required: [renews], properties: { renews: { type: string, format: duration } } } } }
YAML
venv/bin/datamodel-codegen --input openapi.yaml --input-file-type openapi --output plan.py \
  --output-model-type pydantic_v2.BaseModel >log 2>&1 || { cat log; exit 1; }

cat >read.py <<'PYTHON'
import json

from plan import Plan

for renews in ('P1M', 'P1Y', 'P1Y2M', 'P1D', 'PT1H'):
    plan = Plan.model_validate_json(json.dumps({'renews': renews}))
    print(f'read {renews}, wrote {json.loads(plan.model_dump_json())["renews"]}')
PYTHON
venv/bin/python -W error read.py >seen

echo 'Expected: one duration on each line. Seen:'
cat seen
diff - seen <<'TEXT'
read P1M, wrote P30D
read P1Y, wrote P1Y
read P1Y2M, wrote P1Y60D
read P1D, wrote P1D
read PT1H, wrote PT1H
TEXT
echo 'As recorded: months are turned into days.'
