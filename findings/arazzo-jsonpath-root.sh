#!/bin/sh
# Redocly Respect and arazzo-runner: a JSONPath condition of an Arazzo workflow holds in one and not in the other.
#
# Expected: the context `$response.body` is the root of the query, and the query follows RFC 9535. For the body
#   {"pets": [{"id": 1}]}, `$.pets[?@.id == 1]` holds. `$[?count(@.pets) > 0]`, the example of the Arazzo Specification, does
#   not: it tests the children of the root, and the list of pets has no member named pets.
# Observed: Respect puts the body in a list of one before it asks, so the example holds, the plain query does not, and a query
#   that begins with `$[0]` does. arazzo-runner asks the body itself, and answers the form of the example with code of its own.
#   The library that Respect calls answers as the RFC says.
# Source: Arazzo Specification 1.0.1, "Criterion Object" (context, and the JSONPath example); RFC 9535,
#   2.3.5.2 (a filter tests the children of its node).
# Versions: @redocly/cli 2.77.0, jsonpath-rfc9535 1.3.0 (npm); arazzo-runner 0.9.6 (PyPI). Needs Node.js 20.19+, Python 3.11+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  @redocly/cli@2.77.0 jsonpath-rfc9535@1.3.0 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet arazzo-runner==0.9.6
export REDOCLY_TELEMETRY=off

cat >run.py <<'PYTHON'
import logging
from arazzo_runner import ArazzoRunner

logging.disable(logging.CRITICAL)
runner = ArazzoRunner.from_arazzo_path('workflows.json')
for each in ('example', 'plain', 'first'):
    print(each, runner.execute_workflow(each, {}).status.value)
PYTHON

# Serves the body, and runs both tools on the workflows.
cat >probe.mjs <<'JS'
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { query } from 'jsonpath-rfc9535';

const run = promisify(execFile);
const body = { pets: [{ id: 1 }] };
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
});
await once(server.listen(0, '127.0.0.1'), 'listening');

const conditions = { example: '$[?count(@.pets) > 0]', plain: '$.pets[?@.id == 1]', first: '$[0].pets[?@.id == 1]' };
const content = { 'application/json': { schema: { type: 'object' } } };
const get = { operationId: 'getPets', responses: { 200: { description: 'Done', content } } };
const servers = [{ url: `http://127.0.0.1:${server.address().port}` }];
const info = { title: 'Pets', version: '1' };
writeFileSync('openapi.json', JSON.stringify({ openapi: '3.1.0', info, servers, paths: { '/pets': { get } } }));
const workflows = Object.entries(conditions).map(([workflowId, condition]) => ({
  workflowId,
  steps: [
    { stepId: 'read', operationId: 'getPets', successCriteria: [{ context: '$response.body', type: 'jsonpath', condition }] },
  ],
}));
const sourceDescriptions = [{ name: 'pets', url: './openapi.json', type: 'openapi' }];
writeFileSync('workflows.json', JSON.stringify({ arazzo: '1.0.1', info, sourceDescriptions, workflows }));

await run('npx', ['redocly', 'respect', 'workflows.json', '--json-output', 'respect.json']).catch((error) => error);
const [file] = Object.values(JSON.parse(readFileSync('respect.json', 'utf8')).files);
const { stdout } = await run('venv/bin/python', ['run.py']);
server.close();
for (const [name, condition] of Object.entries(conditions)) {
  const respect = file.executedWorkflows.find(({ workflowId }) => workflowId === name).status === 'success';
  const runner = stdout.includes(`${name} workflow_complete`);
  console.log(`${condition}: RFC 9535 ${query(body, condition).length > 0}, Respect ${respect}, arazzo-runner ${runner}`);
}
JS
node probe.mjs >seen

echo 'Expected: one answer on each line. Seen:'
cat seen
diff - seen <<'TEXT'
$[?count(@.pets) > 0]: RFC 9535 false, Respect true, arazzo-runner true
$.pets[?@.id == 1]: RFC 9535 true, Respect false, arazzo-runner true
$[0].pets[?@.id == 1]: RFC 9535 false, Respect true, arazzo-runner false
TEXT
echo 'As recorded: no two of them agree on all three, and the plain query fails in Respect.'
