#!/bin/sh
# openapi-format: an overlay that removes several items of one list removes others in their place.
#
# Expected: `remove: true` removes each item that the target selects. Of the tags a, b, c and d, with a and b described as old,
#   c and d are left. A target that ends in `[*]` selects all three parameters, so none is left.
# Observed: openapi-format removes a and c, leaves the second parameter, and reports success. It takes the items out by the
#   positions that they had before the first one was gone, so each later hit is one place off. Bump.sh CLI and oas-patch leave
#   what the overlay asks for.
# Source: Overlay Specification 1.1.0, "Action Object", remove.
# Versions: openapi-format 1.33.6, bump-cli 2.11.0 (npm); oas-patch 0.6.0 (PyPI). Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts openapi-format@1.33.6 bump-cli@2.11.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet oas-patch==0.6.0

cat >openapi.json <<'JSON'
{
  "openapi": "3.1.0",
  "info": { "title": "Things", "version": "1" },
  "tags": [
    { "name": "a", "description": "old" },
    { "name": "b", "description": "old" },
    { "name": "c" },
    { "name": "d" }
  ],
  "paths": { "/things": { "get": {
    "parameters": [
      { "name": "p", "in": "query", "schema": { "type": "string" } },
      { "name": "q", "in": "query", "schema": { "type": "string" } },
      { "name": "r", "in": "query", "schema": { "type": "string" } }
    ],
    "responses": { "204": { "description": "Done" } }
  } } }
}
JSON
cat >overlay.json <<'JSON'
{
  "overlay": "1.1.0",
  "info": { "title": "Tidy", "version": "1" },
  "actions": [
    { "target": "$.tags[?@.description == 'old']", "remove": true },
    { "target": "$.paths['/things'].get.parameters[*]", "remove": true }
  ]
}
JSON
npx openapi-format openapi.json --overlayFile overlay.json --no-sort -o openapi-format.json >log 2>&1 || { cat log; exit 1; }
npx bump overlay openapi.json overlay.json -o bump-cli.json >log 2>&1 || { cat log; exit 1; }
venv/bin/oas-patch overlay openapi.json overlay.json -o oas-patch.json >log 2>&1 || { cat log; exit 1; }

cat >show.cjs <<'JS'
const names = (list) => list.map(({ name }) => name).join(' ');
for (const tool of ['openapi-format', 'bump-cli', 'oas-patch']) {
  const { tags, paths } = require(`./${tool}.json`);
  console.log(`${tool}: tags [${names(tags)}], parameters [${names(paths['/things'].get.parameters)}]`);
}
JS
node show.cjs >seen

echo 'Expected: tags [c d], parameters [] on each line. Seen:'
cat seen
diff - seen <<'TEXT'
openapi-format: tags [b d], parameters [q]
bump-cli: tags [c d], parameters []
oas-patch: tags [c d], parameters []
TEXT
echo 'As recorded: openapi-format removes items that the overlay does not name, and keeps some that it does.'
