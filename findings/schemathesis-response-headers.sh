#!/bin/sh
# Schemathesis: valid response headers are reported as failures, one for a space and one for a rule of OpenAPI.
#
# Expected: a header that is a list may have spaces behind its commas, so "1, 2" and "1,2" are the same two integers. The headers
#   of `fetch` are joined in that way. A header named Content-Type among those of a response is ignored: the keys of `content` say
#   what is allowed, and a parameter such as charset does not break them.
# Observed: the item is " 2" with its space, and so no integer. The value of Content-Type is compared with the ignored schema.
#   Both are ST108, "Response header does not conform to the schema", and make a run fail. "1,2" passes.
# Source: RFC 9110, 5.6.1 (lists: optional whitespace around a comma) and 5.3 (lines are joined by a comma and optional
#   whitespace); Fetch Standard, "append" and "get" of a header list; OpenAPI 3.1.1, "Response Object" (headers).
# Versions: schemathesis 4.32.5 (PyPI). Needs Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet schemathesis==4.32.5

cat >probe.py <<'PYTHON'
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import schemathesis
from schemathesis.core.failures import FailureGroup

sent = {}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b'{}')

    def log_message(self, *_):
        pass


def document(name, schema):
    content = {'application/json': {'schema': {'type': 'object'}}}
    responses = {'200': {'description': 'Done', 'headers': {name: {'schema': schema}}, 'content': content}}
    return {'openapi': '3.1.1', 'info': {'title': 'A', 'version': '1'}, 'paths': {'/a': {'get': {'responses': responses}}}}


server = HTTPServer(('127.0.0.1', 0), Handler)
Thread(target=server.serve_forever, daemon=True).start()

INTEGERS = {'type': 'array', 'items': {'type': 'integer'}}
NAMES = {'type': 'array', 'items': {'enum': ['a', 'b']}}
JSON = {'const': 'application/json'}
for name, schema, value in (
    ('X-List', INTEGERS, '1,2'),
    ('X-List', INTEGERS, '1, 2'),
    ('X-List', NAMES, 'a, b'),
    ('Content-Type', JSON, 'application/json'),
    ('Content-Type', JSON, 'application/json; charset=utf-8'),
):
    sent.clear()
    sent.update({'Content-Type': 'application/json', name: value})
    operation = schemathesis.openapi.from_dict(document(name, schema))['/a']['GET']
    try:
        operation.Case().call_and_validate(base_url=f'http://127.0.0.1:{server.server_port}')
        seen = 'valid'
    except FailureGroup as group:
        seen = '; '.join(' '.join(str(failure).split('\n\n')[:2]) for failure in group.exceptions)
    print(f'{name}: {value} -> {seen}')
server.shutdown()
PYTHON
venv/bin/python probe.py >seen

echo 'Expected: valid on each line. Seen:'
cat seen
diff - seen <<'TEXT'
X-List: 1,2 -> valid
X-List: 1, 2 -> Response header does not conform to the schema " 2" is not of type "integer"
X-List: a, b -> Response header does not conform to the schema " b" is not one of "a" or "b"
Content-Type: application/json -> valid
Content-Type: application/json; charset=utf-8 -> Response header does not conform to the schema "application/json" was expected
TEXT
echo 'As recorded: three valid responses are failures.'
