#!/bin/sh
# Prism and Scalar's mock server: answers that they make up break the schema that they are made of.
#
# Expected: an answer without an example in the document is a value that its schema allows, or an error.
# Observed: both answer 200 with "string" where a `pattern` asks for eight hexadecimal digits, and with 5 where `multipleOf` is 4.
#   Prism repeats the items of a list that must be unique; Scalar ignores `minLength` and `minItems`. Prism validates its answer,
#   finds the violation, and sends it all the same.
# Source: JSON Schema 2020-12 validation, 6 (pattern, multipleOf, uniqueItems, minLength, minItems).
# Versions: @stoplight/prism-http 5.16.0, @scalar/mock-server 0.14.4. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  @stoplight/prism-http@5.16.0 @stoplight/prism-core@5.16.0 @scalar/mock-server@0.14.4 >/dev/null

cat >probe.mjs <<'JS'
import { createMockServer } from '@scalar/mock-server';
import { createLogger } from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';

const schemas = {
  pattern: { type: 'string', pattern: '^[0-9a-f]{8}$' },
  multipleOf: { type: 'integer', minimum: 5, multipleOf: 4 },
  uniqueItems: { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'integer' } },
  minLength: { type: 'string', minLength: 10 },
};

function documentOf(schema) {
  const get = { responses: { 200: { description: 'Done', content: { 'application/json': { schema } } } } };
  return structuredClone({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: { '/a': { get } } });
}

async function prism(document) {
  const operations = await prismHttp.getHttpOperationsFromSpec(document);
  const config = { mock: { dynamic: false }, validateRequest: true, validateResponse: true, checkSecurity: true, errors: false };
  const instance = prismHttp.createInstance(config, { logger: createLogger('probe', { enabled: false }) });
  const result = await instance.request({ method: 'get', url: { path: '/a', query: {} }, headers: {} }, operations)();
  const { output, validations } = result.right;
  return `${output.statusCode} ${JSON.stringify(output.body)}, ${validations.output.length} violations known`;
}

async function scalar(document) {
  const app = await createMockServer({ document });
  const response = await app.request('/a');
  return `${response.status} ${await response.text()}`;
}

for (const [keyword, schema] of Object.entries(schemas)) {
  console.log(`${keyword}: Prism ${await prism(documentOf(schema))}; Scalar ${await scalar(documentOf(schema))}`);
}
JS
node probe.mjs >seen

echo 'Expected: a value that the schema allows on each line. Seen:'
cat seen
diff - seen <<'TEXT'
pattern: Prism 200 "string", 1 violations known; Scalar 200 "string"
multipleOf: Prism 200 5, 1 violations known; Scalar 200 5
uniqueItems: Prism 200 [0,0], 1 violations known; Scalar 200 [1]
minLength: Prism 200 "stringstri", 0 violations known; Scalar 200 "string"
TEXT
echo 'As recorded: of eight answers one is what its schema allows.'
