import json
from urllib.parse import parse_qsl, urlsplit

from judging import BUNDLE_FILE, HEADERS, judge, load
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest
from openapi_core.validation.request.exceptions import RequestValidationError

document = load(BUNDLE_FILE)
document["servers"] = [{"url": "http://127.0.0.1"}]
openapi = OpenAPI.from_dict(document)


def accepts(request):
    url = urlsplit(request["path"])
    body = json.dumps(request["body"]).encode() if "body" in request else None
    sent = MockRequest(
        "http://127.0.0.1",
        request["method"].lower(),
        url.path,
        args=dict(parse_qsl(url.query)),
        headers=HEADERS,
        data=body,
    )
    try:
        openapi.validate_request(sent)
    except RequestValidationError:
        return False
    return True


judge(accepts)
