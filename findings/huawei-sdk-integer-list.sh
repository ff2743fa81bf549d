#!/bin/sh
# Huawei Cloud SDKs: the Python and the Node.js core sign one list of integers differently.
#
# Expected: one signature scheme, one request, one time and one key give one signature in each of the vendor's SDKs, as the
#   server, which sees strings only, has to compute it again.
# Observed: both sort the values of a repeated query parameter before they sign. Python sorts the integers as numbers, Node.js
#   sorts them as strings, so 9 and 10 change places and the signatures differ. Both agree on the same values given as strings.
# Source: Huawei Cloud, "API Request Signing Guide", "Constructing a Standard Request", CanonicalQueryString; signer.py of
#   huaweicloudsdkcore and auth/AKSKSigner.js of @huaweicloud/huaweicloud-sdk-core.
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

for ids in ([9, 10], ['9', '10']):
    request = SdkRequest(method='GET', schema='https', host='api.example.com', resource_path='/v1/things', body='',
                         query_params=[('id', ids)], header_params={'X-Sdk-Date': '20260101T000000Z'})
    Signer(SimpleNamespace(ak='access', sk='secret')).sign(request)
    print('Python ', 'integers' if ids[0] == 9 else 'strings ', request.uri, request.header_params['Authorization'][-64:-48])
PYTHON
cat >sign.cjs <<'JS'
const { AKSKSigner } = require('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js');

const credential = { getAk: () => 'access', getSk: () => 'secret' };
for (const id of [[9, 10], ['9', '10']]) {
  const headers = { 'X-Sdk-Date': '20260101T000000Z' };
  const request = { method: 'GET', endpoint: 'https://api.example.com/v1/things', headers, queryParams: { id } };
  const kind = typeof id[0] === 'number' ? 'integers' : 'strings ';
  const { Authorization } = AKSKSigner.sign(request, credential);
  const query = AKSKSigner.CanonicalQueryString(request);
  console.log('Node.js', kind, `/v1/things?${query}`, Authorization.slice(-64, -48));
}
JS
{
  venv/bin/python sign.py
  node sign.cjs
} >seen

echo 'Expected: one order and one signature on all four lines (its first 16 digits are shown). Seen:'
cat seen
diff - seen <<'TEXT'
Python  integers /v1/things?id=9&id=10 75f2e341bfba7e11
Python  strings  /v1/things?id=10&id=9 b8664b5c08b6783e
Node.js integers /v1/things?id=10&id=9 b8664b5c08b6783e
Node.js strings  /v1/things?id=10&id=9 b8664b5c08b6783e
TEXT
echo 'As recorded: Python sorts integers as numbers, and signs another request than Node.js does.'
