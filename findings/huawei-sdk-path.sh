#!/bin/sh
# Huawei Cloud SDKs: the Python and the Node.js core sign one path differently as soon as it holds an encoded character.
#
# Expected: the canonical URI encodes each part of the path once, so GET /v1/things/a%20b signs as /v1/things/a%20b/ in each of
#   the vendor's SDKs.
# Observed: Python decodes the path first and signs /v1/things/a%20b/. Node.js encodes what is encoded already and signs
#   /v1/things/a%2520b/, which is another resource. Given the path with a plain space it does the same, as Node's url.parse
#   encodes the space before the signer does. The signatures differ; those of a path of plain letters are equal.
# Source: Huawei Cloud, "API Request Signing Guide", "Constructing a Standard Request", CanonicalURI; RFC 3986, 2.4 (never
#   encode the same string twice); signer.py of huaweicloudsdkcore, auth/AKSKSigner.js of @huaweicloud/huaweicloud-sdk-core.
# Versions: huaweicloudsdkcore 3.1.219 (PyPI), @huaweicloud/huaweicloud-sdk-core 3.1.211 (npm). Needs Python 3.9+, Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

python3 -m venv venv; venv/bin/pip install --quiet huaweicloudsdkcore==3.1.219
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  @huaweicloud/huaweicloud-sdk-core@3.1.211 >/dev/null

# The keys are made up. The host is never called: a signer only computes.
cat >sign.py <<'PYTHON'
from types import SimpleNamespace
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

class Shown(Signer):
    def _process_canonical_uri(self, request):
        self.path = super()._process_canonical_uri(request)
        return self.path

for path in ('/v1/things/ab', '/v1/things/a%20b', '/v1/things/a b'):
    signer = Shown(SimpleNamespace(ak='access', sk='secret'))
    request = SdkRequest(method='GET', schema='https', host='api.example.com', resource_path=path, body='', query_params=[],
                         header_params={'X-Sdk-Date': '20260101T000000Z'})
    signer.sign(request)
    print('Python ', path, 'signs as', signer.path, request.header_params['Authorization'][-64:-48])
PYTHON
cat >sign.cjs <<'JS'
const { AKSKSigner } = require('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js');

let signed;
const canonical = AKSKSigner.CanonicalURI.bind(AKSKSigner);
AKSKSigner.CanonicalURI = (path) => (signed = canonical(path));
const credential = { getAk: () => 'access', getSk: () => 'secret' };
for (const path of ['/v1/things/ab', '/v1/things/a%20b', '/v1/things/a b']) {
  const headers = { 'X-Sdk-Date': '20260101T000000Z' };
  const request = { method: 'GET', endpoint: `https://api.example.com${path}`, headers, queryParams: {} };
  const { Authorization } = AKSKSigner.sign(request, credential);
  console.log('Node.js', path, 'signs as', signed, Authorization.slice(-64, -48));
}
JS
{
  venv/bin/python sign.py
  node sign.cjs
} >seen

echo 'Expected: one signature (its first 16 digits are shown) for each path. Seen:'
cat seen
diff - seen <<'TEXT'
Python  /v1/things/ab signs as /v1/things/ab/ 46b08d9fd3e8b963
Python  /v1/things/a%20b signs as /v1/things/a%20b/ 3c5530849e605548
Python  /v1/things/a b signs as /v1/things/a%20b/ 3c5530849e605548
Node.js /v1/things/ab signs as /v1/things/ab/ 46b08d9fd3e8b963
Node.js /v1/things/a%20b signs as /v1/things/a%2520b/ eae5b8f2f5d22400
Node.js /v1/things/a b signs as /v1/things/a%2520b/ eae5b8f2f5d22400
TEXT
echo 'As recorded: Node.js encodes the path twice.'
