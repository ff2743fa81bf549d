#!/bin/sh
# openapi-core: a query parameter of type [integer, 'null'] cannot be read, though the same schema in a body can.
#
# Expected: OpenAPI 3.1 schemas are JSON Schema, where `type` may be a list. It is the 3.1 way to write `nullable: true`. The
#   document passes the library's own check, so `?limit=5` gives the integer 5.
# Observed: the request ends in a bare TypeError from a dependency instead of a result with errors, whether or not the
#   parameter is sent, and even for a list of one type. The same meaning as anyOf works. So does the same list in a body.
# Source: JSON Schema 2020-12 validation, 6.1.1; OpenAPI 3.1.0, "Schema Object".
# Versions: openapi-core 0.23.1, jsonschema-path 0.4.6, openapi-schema-validator 0.8.1, openapi-spec-validator 0.8.5 (PyPI).
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet openapi-core==0.23.1 jsonschema-path==0.4.6 openapi-schema-validator==0.8.1 openapi-spec-validator==0.8.5

cat >probe.py <<'PYTHON'
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest

HOST = 'https://api.example.com'


def document(schema):
    body = {'content': {'application/json': {'schema': {'type': 'object', 'properties': {'limit': schema}}}}}
    answers = {'204': {'description': 'Done'}}
    return {
        'openapi': '3.1.0',
        'info': {'title': 'Things', 'version': '1'},
        'servers': [{'url': HOST}],
        'paths': {'/things': {
            'get': {'parameters': [{'name': 'limit', 'in': 'query', 'schema': schema}], 'responses': answers},
            'post': {'requestBody': body, 'responses': answers},
        }},
    }


REQUESTS = {
    'query': MockRequest(HOST, 'get', '/things', args={'limit': '5'}),
    'empty query': MockRequest(HOST, 'get', '/things'),
    'body': MockRequest(HOST, 'post', '/things', data=b'{"limit": 5}', content_type='application/json'),
}
EITHER = {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}
for schema in ({'type': ['integer', 'null']}, {'type': ['integer']}, EITHER):
    api = OpenAPI.from_dict(document(schema))
    for name, request in REQUESTS.items():
        try:
            result = api.unmarshal_request(request)
            seen = result.errors or result.body or result.parameters.query
        except TypeError as error:
            seen = f'TypeError: {error}'
        print(f'{name} of {schema}: {seen}')
PYTHON
venv/bin/python probe.py >seen

echo "Expected: {'limit': 5} where it is sent, {} where it is not. Seen:"
cat seen
diff - seen <<'TEXT'
query of {'type': ['integer', 'null']}: TypeError: Expected a string value, got <class 'list'>
empty query of {'type': ['integer', 'null']}: TypeError: Expected a string value, got <class 'list'>
body of {'type': ['integer', 'null']}: {'limit': 5}
query of {'type': ['integer']}: TypeError: Expected a string value, got <class 'list'>
empty query of {'type': ['integer']}: TypeError: Expected a string value, got <class 'list'>
body of {'type': ['integer']}: {'limit': 5}
query of {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}: {'limit': 5}
empty query of {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}: {}
body of {'anyOf': [{'type': 'integer'}, {'type': 'null'}]}: {'limit': 5}
TEXT
echo 'As recorded: a list of types in a parameter is a TypeError.'
