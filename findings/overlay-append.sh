#!/bin/sh
# openapi-overlays-js, Bump.sh CLI and openapi-format: an overlay that appends an item to a list breaks the list or does nothing.
#
# Expected: an update whose target is a list appends its value, so the tags a and b are followed by c.
# Observed: openapi-overlays-js and Bump.sh CLI merge the list with the value as two objects. `tags` becomes an object with the
#   keys 0, 1 and name, and the result is no valid OpenAPI document. openapi-format appends if the overlay says 1.1.0; if it says
#   1.0.0, the list stays as it was. All report success. Only oas-patch appends in both versions.
# Source: Overlay Specification 1.0.0 and 1.1.0, "Action Object", update (an array as the target).
# Versions: openapi-overlays-js 0.2.0, bump-cli 2.11.0, openapi-format 1.33.6 (npm); oas-patch 0.6.0 (PyPI).
#   Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  openapi-overlays-js@0.2.0 bump-cli@2.11.0 openapi-format@1.33.6 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet oas-patch==0.6.0

cat >openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Things", "version": "1" }, "tags": [{ "name": "a" }, { "name": "b" }], "paths": {} }
JSON
for version in 1.0.0 1.1.0; do
  cat >overlay.json <<JSON
{
  "overlay": "$version",
  "info": { "title": "Tag", "version": "1" },
  "actions": [{ "target": "\$.tags", "update": { "name": "c" } }]
}
JSON
  rm -f ./*.yaml
  npx overlayjs --openapi openapi.json --overlay overlay.json >openapi-overlays-js.yaml 2>log || { cat log >&2; exit 1; }
  npx bump overlay openapi.json overlay.json -o bump-cli.yaml >log 2>&1 || { cat log >&2; exit 1; }
  npx openapi-format openapi.json --overlayFile overlay.json -o openapi-format.yaml >log 2>&1 || { cat log >&2; exit 1; }
  venv/bin/oas-patch overlay openapi.json overlay.json -o oas-patch.yaml >log 2>&1 || { cat log >&2; exit 1; }
  for tool in openapi-overlays-js bump-cli openapi-format oas-patch; do
    node -e 'const [tool, version] = process.argv.slice(1);
      const { tags } = require("js-yaml").load(require("fs").readFileSync(`${tool}.yaml`, "utf8"));
      console.log(`${version}, ${tool}:`, JSON.stringify(tags));' "$tool" "$version"
  done
done >seen

echo 'Expected: [{"name":"a"},{"name":"b"},{"name":"c"}] on each line. Seen:'
cat seen
diff - seen <<'TEXT'
1.0.0, openapi-overlays-js: {"0":{"name":"a"},"1":{"name":"b"},"name":"c"}
1.0.0, bump-cli: {"0":{"name":"a"},"1":{"name":"b"},"name":"c"}
1.0.0, openapi-format: [{"name":"a"},{"name":"b"}]
1.0.0, oas-patch: [{"name":"a"},{"name":"b"},{"name":"c"}]
1.1.0, openapi-overlays-js: {"0":{"name":"a"},"1":{"name":"b"},"name":"c"}
1.1.0, bump-cli: {"0":{"name":"a"},"1":{"name":"b"},"name":"c"}
1.1.0, openapi-format: [{"name":"a"},{"name":"b"},{"name":"c"}]
1.1.0, oas-patch: [{"name":"a"},{"name":"b"},{"name":"c"}]
TEXT
echo 'As recorded: only oas-patch appends in both versions.'
