#!/bin/sh
# openapi-overlays-js, Bump.sh CLI and oas-patch: an overlay action that says `remove: false` removes its target.
#
# Expected: `false` is the default of `remove`. An action with `remove: false` written out is the same as one without it, so the
#   title becomes "New". A program that writes overlays may well write the default.
# Observed: the three tools ask if the action has a `remove`, not which. Each deletes `info`, forgets the update, and reports
#   success; the result is no valid OpenAPI document. The `validate` command of oas-patch calls the overlay valid. openapi-format
#   skips the action with a message, since it wants `remove` to be true, and exits with 0.
# Source: Overlay Specification 1.0.0, "Action Object", remove (its default) and update.
# Versions: openapi-overlays-js 0.2.0, bump-cli 2.11.0, openapi-format 1.33.6 (npm); oas-patch 0.6.0 (PyPI).
#   Needs Node.js 20+, Python 3.10+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  openapi-overlays-js@0.2.0 bump-cli@2.11.0 openapi-format@1.33.6 >/dev/null
python3 -m venv venv; venv/bin/pip install --quiet oas-patch==0.6.0

cat >openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Old", "version": "1" }, "paths": {} }
JSON

# overlay NAME ACTION: applies the action with each tool, and prints the `info` that it leaves
overlay() {
  printf '{ "overlay": "1.0.0", "info": { "title": "Rename", "version": "1" }, "actions": [%s] }\n' "$2" >overlay.json
  rm -f ./*.yaml
  npx overlayjs --openapi openapi.json --overlay overlay.json >openapi-overlays-js.yaml 2>log || { cat log >&2; exit 1; }
  npx bump overlay openapi.json overlay.json -o bump-cli.yaml >log 2>&1 || { cat log >&2; exit 1; }
  venv/bin/oas-patch overlay openapi.json overlay.json -o oas-patch.yaml >log 2>&1 || { cat log >&2; exit 1; }
  npx openapi-format openapi.json --overlayFile overlay.json -o openapi-format.yaml >log 2>&1 || { cat log >&2; exit 1; }
  for tool in openapi-overlays-js bump-cli oas-patch openapi-format; do
    node -e 'const [tool, name] = process.argv.slice(1);
      const { info } = require("js-yaml").load(require("fs").readFileSync(`${tool}.yaml`, "utf8"));
      console.log(`remove ${name}, ${tool}:`, JSON.stringify(info));' "$tool" "$1"
  done
}
{
  overlay 'left out' '{ "target": "$.info", "update": { "title": "New" } }'
  overlay 'false' '{ "target": "$.info", "update": { "title": "New" }, "remove": false }'
  echo "remove false, oas-patch validate: $(venv/bin/oas-patch validate overlay.json)"
} >seen

echo 'Expected: {"title":"New","version":"1"} on each line but the last. Seen:'
cat seen
diff - seen <<'TEXT'
remove left out, openapi-overlays-js: {"title":"New","version":"1"}
remove left out, bump-cli: {"title":"New","version":"1"}
remove left out, oas-patch: {"title":"New","version":"1"}
remove left out, openapi-format: {"title":"New","version":"1"}
remove false, openapi-overlays-js: undefined
remove false, bump-cli: undefined
remove false, oas-patch: undefined
remove false, openapi-format: {"title":"Old","version":"1"}
remove false, oas-patch validate: Validation successful
TEXT
echo 'As recorded: three tools remove what is not to be removed, and the fourth does not update it.'
