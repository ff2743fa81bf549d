#!/bin/sh
# Huawei Cloud SDK for Python: a field declared as datetime is a string, unless another package happens to be installed.
#
# Expected: `created_at` of a VPC peering is declared as datetime, so one response gives one type of value in each installation.
# Observed: it is a str as long as python-dateutil is missing. The SDK does not depend on that package, so pip does not install it;
#   as soon as any other package brings it in, the same call gives a datetime. The SDK only says so with an ImportWarning, a kind
#   that Python hides by default. With python-dateutil, a time with an offset, the other half of RFC 3339, stays a str: the SDK
#   appends a Z to it before it parses. Code that was written against either type breaks on the other.
# Source: huaweicloudsdkvpc, model/vpc_peering.py (openapi_types: 'created_at': 'datetime'); client.py of huaweicloudsdkcore;
#   OpenAPI 3.0.3, "Data Types" (date-time: as defined by date-time in RFC 3339); Python, "Default Warning Filter".
# Versions: huaweicloudsdkcore 3.1.219, huaweicloudsdkvpc 3.1.219, python-dateutil 2.9.0.post0 (PyPI). Needs Python 3.9+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv; venv/bin/pip install --quiet huaweicloudsdkcore==3.1.219 huaweicloudsdkvpc==3.1.219

# Serves a peering on the loopback interface, and reads it with the SDK. The keys are made up.
cat >read.py <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkvpc.v2 import ShowVpcPeeringRequest, VpcClient


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        created_at = self.path.rsplit('/', 1)[1].replace('_', ':')
        body = json.dumps({'peering': {'id': 'a', 'created_at': created_at}}).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(('127.0.0.1', 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
credentials = BasicCredentials('access', 'secret', 'project')
client = VpcClient.new_builder().with_credentials(credentials).with_endpoint(f'http://127.0.0.1:{server.server_port}').build()
for written in ('2026-01-01T00:00:00Z', '2026-01-01T08:00:00+08:00'):
    peering = client.show_vpc_peering(ShowVpcPeeringRequest(peering_id=written.replace(':', '_'))).peering
    print(f'{written}: a {type(peering.created_at).__name__}')
server.shutdown()
PYTHON
{
  echo 'without python-dateutil'
  venv/bin/python read.py 2>stderr.log
  echo "bytes of warnings: $(wc -c <stderr.log | tr -d ' ')"
  venv/bin/pip install --quiet python-dateutil==2.9.0.post0
  echo 'with python-dateutil'
  venv/bin/python read.py 2>/dev/null
} >seen

echo 'Expected: a datetime on each line. Seen:'
cat seen
diff - seen <<'TEXT'
without python-dateutil
2026-01-01T00:00:00Z: a str
2026-01-01T08:00:00+08:00: a str
bytes of warnings: 0
with python-dateutil
2026-01-01T00:00:00Z: a datetime
2026-01-01T08:00:00+08:00: a str
TEXT
echo 'As recorded: the type depends on an undeclared package, and on the form of the time.'
