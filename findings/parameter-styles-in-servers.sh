#!/bin/sh
# express-openapi-validator, openapi-backend and openapi-core: requests that OpenAPI gives as its own examples are refused.
#
# Expected: the specification has a table of how each style writes a list and an object. A server that checks requests by the
#   document reads them, or refuses the document whose style it does not know.
# Observed: all start, and refuse part of the table request by request; none reads `label` and `matrix`. express-openapi-validator
#   reads no object in a path or a header. openapi-backend reads neither lists nor objects there, and no object with `form`.
#   openapi-core says that an exploded object of a query is missing, and does not split at a space.
# Source: OpenAPI 3.1.1, "Style Values" and "Style Examples"; RFC 6570, 3.2.1, 3.2.5, 3.2.7 and 3.2.8.
# Versions: express-openapi-validator 5.6.2, express 5.3.0, openapi-backend 5.21.2 (npm); openapi-core 0.23.1 (PyPI).
#   Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  express-openapi-validator@5.6.2 express@5.3.0 openapi-backend@5.21.2 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet openapi-core==0.23.1

# Each example: the place of the parameter, its style, `explode`, and the value as it is written, in the URL or the header.
cat >examples.json <<'JSON'
[
  ["path", "simple", false, "array", "blue,black"],
  ["path", "simple", false, "object", "R,100,G,200"],
  ["path", "simple", true, "object", "R=100,G=200"],
  ["path", "label", false, "array", ".blue,black"],
  ["path", "label", true, "object", ".R=100.G=200"],
  ["path", "matrix", false, "array", ";color=blue,black"],
  ["path", "matrix", true, "array", ";color=blue;color=black"],
  ["path", "matrix", true, "object", ";R=100;G=200"],
  ["header", "simple", false, "array", "blue,black"],
  ["header", "simple", true, "object", "R=100,G=200"],
  ["query", "form", true, "array", "?color=blue&color=black"],
  ["query", "form", false, "array", "?color=blue,black"],
  ["query", "form", false, "object", "?color=R,100,G,200"],
  ["query", "form", true, "object", "?R=100&G=200"],
  ["query", "spaceDelimited", false, "array", "?color=blue%20black"],
  ["query", "pipeDelimited", false, "array", "?color=blue%7Cblack"],
  ["query", "deepObject", true, "object", "?color%5BR%5D=100&color%5BG%5D=200"]
]
JSON
# A document for each example, and a request.
cat >cases.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';

const integer = { type: 'integer' };
const schemas = {
  array: { type: 'array', items: { type: 'string', enum: ['blue', 'black'] } },
  object: { type: 'object', required: ['R', 'G'], properties: { R: integer, G: integer } },
};
const cases = JSON.parse(readFileSync('examples.json', 'utf8')).map(([where, style, explode, type, written]) => {
  const parameters = [{ name: 'color', in: where, required: true, style, explode, schema: schemas[type] }];
  const get = { operationId: 'get', parameters, responses: { 204: { description: 'Done' } } };
  const template = where === 'path' ? '/a/{color}' : '/a';
  const servers = [{ url: '/' }];
  const document = { openapi: '3.1.1', info: { title: 'A', version: '1' }, servers, paths: { [template]: { get } } };
  const url = { path: `/a/${written}`, header: '/a', query: `/a${written}` }[where];
  const headers = where === 'header' ? { color: written } : {};
  return { name: `${where}, ${style}${explode ? ', exploded' : ''}: ${written}`, document, template, where, written, url, headers };
});
writeFileSync('cases.json', JSON.stringify(cases));
JS
node cases.mjs
cat >probe.mjs <<'JS'
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import express from 'express';
import { middleware } from 'express-openapi-validator';
import { OpenAPIBackend } from 'openapi-backend';

async function validator({ document, url, headers }) {
  const app = express();
  app.use(middleware({ apiSpec: structuredClone(document) }));
  app.get('/a{/:color}', (_request, response) => response.status(204).end());
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).end());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { status } = await fetch(`http://127.0.0.1:${server.address().port}${url}`, { headers });
  server.close();
  return status;
}

async function backend({ document, url, headers }) {
  const handlers = { get: () => 204, validationFail: () => 400, notFound: () => 404 };
  const api = await new OpenAPIBackend({ definition: structuredClone(document), handlers }).init();
  return api.handleRequest({ method: 'GET', path: url, headers });
}

const seen = [];
for (const each of JSON.parse(readFileSync('cases.json', 'utf8'))) seen.push([await validator(each), await backend(each)]);
writeFileSync('seen.json', JSON.stringify(seen));
JS
node probe.mjs
cat >probe.py <<'PYTHON'
import json

from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

for case, (validator, backend) in zip(json.load(open('cases.json')), json.load(open('seen.json'))):
    environ = EnvironBuilder(path=case['url'], base_url='http://a.example', headers=case['headers']).get_environ()
    result = OpenAPI.from_dict(case['document']).unmarshal_request(WerkzeugOpenAPIRequest(Request(environ)))
    core = 'refused' if result.errors else 'read'
    said = {204: 'read', 400: 'refused'}
    print(f'{case["name"]} - {said.get(validator, validator)}, {said.get(backend, backend)}, {core}')
PYTHON
venv/bin/python probe.py >seen

echo 'Expected: read by express-openapi-validator, openapi-backend and openapi-core. Seen:'
cat seen
diff - seen <<'TEXT'
path, simple: blue,black - read, refused, read
path, simple: R,100,G,200 - refused, refused, read
path, simple, exploded: R=100,G=200 - refused, refused, read
path, label: .blue,black - refused, refused, refused
path, label, exploded: .R=100.G=200 - refused, refused, refused
path, matrix: ;color=blue,black - refused, refused, refused
path, matrix, exploded: ;color=blue;color=black - refused, refused, refused
path, matrix, exploded: ;R=100;G=200 - refused, refused, refused
header, simple: blue,black - read, refused, read
header, simple, exploded: R=100,G=200 - refused, refused, read
query, form, exploded: ?color=blue&color=black - read, read, read
query, form: ?color=blue,black - read, read, read
query, form: ?color=R,100,G,200 - read, refused, read
query, form, exploded: ?R=100&G=200 - read, refused, refused
query, spaceDelimited: ?color=blue%20black - read, read, refused
query, pipeDelimited: ?color=blue%7Cblack - read, read, read
query, deepObject, exploded: ?color%5BR%5D=100&color%5BG%5D=200 - read, read, read
TEXT
echo 'As recorded: of 17 valid requests, nine are read by the first, five by the second, and ten by the third.'
