#!/bin/sh
# Redocly Respect: a body that a workflow passes on from one step to the next loses the hyphens of its names.
#
# Expected: a step that outputs `$response.body`, and a next one whose payload is that output, send what was received:
#   {"unit-price": 5, "sizes": [{"in-cm": 1}]}.
# Observed: Respect sends `unit_price`. To run an expression as JavaScript it replaces the hyphens in all names with underscores,
#   and passes on that copy. Names inside a list keep their hyphens. Each step passes, also the condition on
#   `$response.body#/unit-price`. arazzo-runner sends the body as it was.
# Source: Arazzo Specification 1.0.1, "Runtime Expressions", "Step Object" (outputs) and "Request Body Object" (payload).
# Versions: @redocly/cli 2.77.0 (npm); arazzo-runner 0.9.6 (PyPI). Needs Node.js 20.19+, Python 3.11+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet arazzo-runner==0.9.6
export REDOCLY_TELEMETRY=off

cat >workflow.yaml <<'YAML'
arazzo: 1.0.1
info: { title: Copy, version: "1" }
sourceDescriptions: [{ name: things, url: ./openapi.json, type: openapi }]
workflows:
  - workflowId: copy
    steps:
      - stepId: read
        operationId: getThing
        successCriteria: [{ condition: $response.body#/unit-price == 5 }]
        outputs: { thing: $response.body }
      - stepId: write
        operationId: postThing
        requestBody: { contentType: application/json, payload: $steps.read.outputs.thing }
YAML
cat >run.py <<'PYTHON'
from arazzo_runner import ArazzoRunner

ArazzoRunner.from_arazzo_path('workflow.yaml').execute_workflow('copy', {})
PYTHON

# Serves the thing, and prints what each tool sends back.
cat >probe.mjs <<'JS'
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);
const thing = { 'unit-price': 5, sizes: [{ 'in-cm': 1 }] };
let tool = '';
const server = createServer(async (request, response) => {
  if (request.method === 'POST') console.log(tool, JSON.stringify(await json(request)));
  response.setHeader('content-type', 'application/json').end(JSON.stringify(thing));
});
await once(server.listen(0, '127.0.0.1'), 'listening');

const content = { 'application/json': { schema: {} } };
const responses = { 200: { description: 'Done', content } };
const get = { operationId: 'getThing', responses };
const post = { operationId: 'postThing', requestBody: { content }, responses };
const servers = [{ url: `http://127.0.0.1:${server.address().port}` }];
const info = { title: 'Things', version: '1' };
writeFileSync('openapi.json', JSON.stringify({ openapi: '3.1.0', info, servers, paths: { '/thing': { get, post } } }));
tool = 'Respect      ';
const { stdout, stderr } = await run('npx', ['redocly', 'respect', 'workflow.yaml']);
console.log('Respect      ', (stdout + stderr).match(/Steps: .*/)[0]);
tool = 'arazzo-runner';
await run('venv/bin/python', ['run.py']);
server.close();
JS
node probe.mjs >seen

echo 'Expected: {"unit-price":5,"sizes":[{"in-cm":1}]} from both. Seen:'
cat seen
diff - seen <<'TEXT'
Respect       {"unit_price":5,"sizes":[{"in-cm":1}]}
Respect       Steps: 2 passed, 2 total
arazzo-runner {"unit-price":5,"sizes":[{"in-cm":1}]}
TEXT
echo 'As recorded: Respect renames the property.'
