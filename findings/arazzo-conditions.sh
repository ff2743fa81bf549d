#!/bin/sh
# Redocly Respect and arazzo-runner: conditions that the Arazzo Specification defines fail on an answer that satisfies them.
#
# Expected: for the body {"state": "Ready", "note": "it's", "done": false} each condition below holds. Strings are compared
#   without case, a single quote in a string is written twice, `!` negates, and parentheses group.
# Observed: both tools compare strings with case. Neither reads the doubled quote. Neither negates the value that a JSON Pointer
#   finds. Respect fails on a condition in parentheses, which arazzo-runner takes.
# Source: Arazzo Specification 1.0.1, "Criterion Object" (literals and the table of operators).
# Versions: @redocly/cli 2.77.0 (npm); arazzo-runner 0.9.6 (PyPI). Needs Node.js 20.19+, Python 3.11+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet arazzo-runner==0.9.6
export REDOCLY_TELEMETRY=off

cat >run.py <<'PYTHON'
import logging
import sys
from arazzo_runner import ArazzoRunner

logging.disable(logging.CRITICAL)
runner = ArazzoRunner.from_arazzo_path('workflows.json')
for each in sys.argv[1:]:
    print(each, runner.execute_workflow(each, {}).status.value)
PYTHON

# Serves the body, and runs both tools on a workflow for each condition.
cat >probe.mjs <<'JS'
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const run = promisify(execFile);
const body = { state: 'Ready', note: "it's", done: false };
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
});
await once(server.listen(0, '127.0.0.1'), 'listening');

const conditions = {
  same: "$response.body#/state == 'Ready'",
  other: "$response.body#/state == 'ready'",
  quote: "$response.body#/note == 'it''s'",
  not: '!$response.body#/done',
  group: '($statusCode == 200 || $statusCode == 201)',
};
const content = { 'application/json': { schema: { type: 'object' } } };
const get = { operationId: 'getThing', responses: { 200: { description: 'Done', content } } };
const servers = [{ url: `http://127.0.0.1:${server.address().port}` }];
const info = { title: 'Things', version: '1' };
writeFileSync('openapi.json', JSON.stringify({ openapi: '3.1.0', info, servers, paths: { '/thing': { get } } }));
const workflows = Object.entries(conditions).map(([workflowId, condition]) => ({
  workflowId,
  steps: [{ stepId: 'read', operationId: 'getThing', successCriteria: [{ condition }] }],
}));
const sourceDescriptions = [{ name: 'things', url: './openapi.json', type: 'openapi' }];
writeFileSync('workflows.json', JSON.stringify({ arazzo: '1.0.1', info, sourceDescriptions, workflows }));

await run('npx', ['redocly', 'respect', 'workflows.json', '--json-output', 'respect.json']).catch((error) => error);
const [file] = Object.values(JSON.parse(readFileSync('respect.json', 'utf8')).files);
const { stdout } = await run('venv/bin/python', ['run.py', ...Object.keys(conditions)]);
server.close();
for (const [name, condition] of Object.entries(conditions)) {
  const respect = file.executedWorkflows.find(({ workflowId }) => workflowId === name).status === 'success';
  const runner = stdout.includes(`${name} workflow_complete`);
  console.log(`${condition}: Respect ${respect}, arazzo-runner ${runner}`);
}
JS
node probe.mjs >seen

echo 'Expected: true from both on each line. Seen:'
cat seen
diff - seen <<'TEXT'
$response.body#/state == 'Ready': Respect true, arazzo-runner true
$response.body#/state == 'ready': Respect false, arazzo-runner false
$response.body#/note == 'it''s': Respect false, arazzo-runner false
!$response.body#/done: Respect false, arazzo-runner false
($statusCode == 200 || $statusCode == 201): Respect false, arazzo-runner true
TEXT
echo 'As recorded: of five conditions that hold, one holds in Respect and two in arazzo-runner.'
