#!/bin/sh
# openapi-core: a JSON body is not parsed if the document allows any media type.
#
# Expected: the media type of a body is that of the request. A body sent as application/json is parsed as JSON, whether the
#   document lists it as application/json, application/* or */*, and whatever parameters the key has. springdoc writes */* by
#   default.
# Observed: the parser is chosen by the key of the document. Under a range the body stays bytes and is refused as no object, though
#   the right entry was found. A key with a charset only matches a header that is the same text: neither its absence, nor
#   another case, nor another space before it is the same media type to openapi-core.
# Source: OpenAPI 3.1.1, "Request Body Object" (content: a media type or range as the key); RFC 9110, 8.3.1 (parameters, case and
#   spaces) and 12.5.1 (media ranges).
# Versions: openapi-core 0.23.1 (PyPI). Needs Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv; venv/bin/pip install --quiet openapi-core==0.23.1

cat >probe.py <<'PYTHON'
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest

HOST = 'https://api.example.com'
SCHEMA = {'type': 'object', 'properties': {'size': {'type': 'integer'}}}
for key, sent in (
    ('application/json', 'application/json'),
    ('application/json', 'application/json; charset=utf-8'),
    ('application/json', 'Application/JSON'),
    ('application/*', 'application/json'),
    ('*/*', 'application/json'),
    ('application/json; charset=utf-8', 'application/json; charset=utf-8'),
    ('application/json; charset=utf-8', 'application/json;charset=utf-8'),
    ('application/json; charset=utf-8', 'application/json; charset=UTF-8'),
):
    post = {'requestBody': {'content': {key: {'schema': SCHEMA}}}, 'responses': {'204': {'description': 'Done'}}}
    info = {'title': 'Things', 'version': '1'}
    api = OpenAPI.from_dict({'openapi': '3.1.1', 'info': info, 'servers': [{'url': HOST}], 'paths': {'/things': {'post': post}}})
    result = api.unmarshal_request(MockRequest(HOST, 'post', '/things', data=b'{"size": 5}', content_type=sent))
    seen = [type(error.__cause__ or error).__name__ for error in result.errors] or result.body
    print(f'{key} in the document, {sent} sent: {seen}')
PYTHON
venv/bin/python probe.py >seen

echo "Expected: {'size': 5} on each line. Seen:"
cat seen
diff - seen <<'TEXT'
application/json in the document, application/json sent: {'size': 5}
application/json in the document, application/json; charset=utf-8 sent: {'size': 5}
application/json in the document, Application/JSON sent: {'size': 5}
application/* in the document, application/json sent: ['InvalidSchemaValue']
*/* in the document, application/json sent: ['InvalidSchemaValue']
application/json; charset=utf-8 in the document, application/json; charset=utf-8 sent: {'size': 5}
application/json; charset=utf-8 in the document, application/json;charset=utf-8 sent: ['MediaTypeNotFound']
application/json; charset=utf-8 in the document, application/json; charset=UTF-8 sent: ['MediaTypeNotFound']
TEXT
echo 'As recorded: a range leaves the body bytes, and a charset has to be spelled alike.'
