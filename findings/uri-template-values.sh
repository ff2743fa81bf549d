#!/bin/sh
# uritemplate (Python) and url-template (JavaScript): a query of a URI template loses 0, invents None, or sends an empty list.
#
# Expected: `{?offset}` with 0 is ?offset=0, as with 1 it is ?offset=1. A member of a list or an object that is null is undefined
#   and left out. A list or an object without members is undefined as a whole, so nothing of it is sent.
# Observed: uritemplate writes ?offset= for 0, though `{offset}` and `{/offset}` give 0, and writes a None among the members as the
#   word None. With `;` it writes an empty list. url-template is right about 0 and null and writes ?tags= for an empty list, which
#   a server reads as one empty string; exploded, the same list is left out.
# Source: RFC 6570, 2.3 (undefined values), 2.4.2 and 3.2.1 (undefined members are ignored), 3.2.8. uritemplate lists int and None
#   among the types of a value (VariableValue). Pull request 85 of url-template reports the empty list.
# Versions: uritemplate 4.2.0 (PyPI), url-template 3.1.1 (npm). Needs Python 3.9+ and Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts url-template@3.1.1 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet uritemplate==4.2.0

cat >cases.json <<'JSON'
[
  ["{?offset}", { "offset": 0 }, "?offset=0"],
  ["{&offset}", { "offset": 0 }, "&offset=0"],
  ["{;offset}", { "offset": 0 }, ";offset=0"],
  ["{/offset}", { "offset": 0 }, "/0"],
  ["{?offset}", { "offset": 1 }, "?offset=1"],
  ["{?tags*}", { "tags": ["a", null] }, "?tags=a"],
  ["{?filter*}", { "filter": { "owner": null, "state": "open" } }, "?state=open"],
  ["{?tags}", { "tags": [] }, ""],
  ["{;tags}", { "tags": [] }, ""],
  ["{?tags*}", { "tags": [] }, ""]
]
JSON
cat >expand.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parseTemplate } from 'url-template';

for (const [template, values] of JSON.parse(readFileSync('cases.json'))) console.log(parseTemplate(template).expand(values));
JS
cat >expand.py <<'PYTHON'
import json
import subprocess

import uritemplate

others = subprocess.run(['node', 'expand.mjs'], check=True, capture_output=True, text=True).stdout.split('\n')
for (template, values, expected), other in zip(json.load(open('cases.json')), others):
    own = uritemplate.expand(template, values)
    print(f'{template} of {json.dumps(values)}: expected "{expected}", uritemplate "{own}", url-template "{other}"')
PYTHON
venv/bin/python expand.py >seen

echo 'Expected: the same three times on each line. Seen:'
cat seen
diff - seen <<'TEXT'
{?offset} of {"offset": 0}: expected "?offset=0", uritemplate "?offset=", url-template "?offset=0"
{&offset} of {"offset": 0}: expected "&offset=0", uritemplate "&offset=", url-template "&offset=0"
{;offset} of {"offset": 0}: expected ";offset=0", uritemplate ";offset", url-template ";offset=0"
{/offset} of {"offset": 0}: expected "/0", uritemplate "/0", url-template "/0"
{?offset} of {"offset": 1}: expected "?offset=1", uritemplate "?offset=1", url-template "?offset=1"
{?tags*} of {"tags": ["a", null]}: expected "?tags=a", uritemplate "?tags=a&tags=None", url-template "?tags=a"
{?filter*} of {"filter": {"owner": null, "state": "open"}}: expected "?state=open", uritemplate "?owner=None&state=open", url-template "?state=open"
{?tags} of {"tags": []}: expected "", uritemplate "", url-template "?tags="
{;tags} of {"tags": []}: expected "", uritemplate ";tags=", url-template ";tags="
{?tags*} of {"tags": []}: expected "", uritemplate "", url-template ""
TEXT
echo 'As recorded: 0 is lost, None is sent, and an empty list is a value.'
