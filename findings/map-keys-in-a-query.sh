#!/bin/sh
# Hey API and openapi-fetch: the keys of a map in a query are not encoded, so that a server reads other keys.
#
# Expected: a parameter of style `deepObject` whose `additionalProperties` allow any key, here a filter by labels, arrives with the
#   keys that were given. URLSearchParams reads "c++" from labels[c%2B%2B], and Orval, Redocly and oazapfts write that.
# Observed: Hey API and openapi-fetch encode the values and write the keys as they are. "c++" is read as "c" and two spaces, and
#   the key "a=b" as "labels[a" with a value that begins with "b]=". So are the names of parameters: `size+unit` is read as "size
#   unit".
# Source: OpenAPI 3.1.1, "Style Examples" (deepObject) and appendix E (percent-encoding); RFC 3986, 2.4; WHATWG URL Standard, 5.1
#   (a plus sign is a space).
# Versions: @hey-api/openapi-ts 0.99.0, openapi-fetch 0.17.0, orval 8.38.0 (client fetch), @redocly/cli 2.77.0, oazapfts 7.5.0,
#   @oazapfts/runtime 1.2.0; esbuild 0.28.2 runs the results. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @hey-api/openapi-ts@0.99.0 openapi-fetch@0.17.0 orval@8.38.0 \
  @redocly/cli@2.77.0 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.yaml <<'YAML'
openapi: 3.1.1
info: { title: Things, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: labels, in: query, style: deepObject, explode: true, schema: { type: object, additionalProperties: { type: string } } }
        - { name: size+unit, in: query, schema: { type: string } }
      responses: { "204": { description: Done } }
YAML
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; }
generate openapi-ts -i openapi.yaml -o hey --no-log-file
generate orval --input openapi.yaml --output orval.ts --client fetch
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.yaml -o redocly.ts
generate oazapfts openapi.yaml oazapfts.ts

# fetch prints what a server reads, instead of calling the host.
cat >probe.ts <<'TS'
import createClient from 'openapi-fetch';
import { listThings as hey } from './hey/sdk.gen';
import { listThings as oazapfts } from './oazapfts';
import { listThings as orval } from './orval';
import { listThings as redocly } from './redocly';

let name = '';
globalThis.fetch = async (input) => {
  const { searchParams } = new URL(input instanceof Request ? input.url : String(input), 'https://api.example.com');
  console.log(`${name}: ${JSON.stringify([...searchParams])}`);
  return new Response(null, { status: 204 });
};
const client = createClient<any>({ baseUrl: 'https://api.example.com' });
for (const key of ['c++', 'a=b', 'c']) {
  const query = { labels: { [key]: '+' }, 'size+unit': '5+m' };
  name = 'Hey API';
  await hey({ query });
  name = 'openapi-fetch';
  await client.GET('/things', { params: { query } });
  name = 'Orval';
  await orval(query);
  name = 'Redocly';
  await redocly({ query });
  name = 'oazapfts';
  await oazapfts({ labels: query.labels, sizeUnit: query['size+unit'] });
}
TS
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
node probe.mjs >seen

echo 'Expected: the keys labels[c++], labels[a=b] and labels[c] on five lines each, and size+unit on each. Seen:'
cat seen
diff - seen <<'TEXT'
Hey API: [["labels[c  ]","+"],["size unit","5+m"]]
openapi-fetch: [["labels[c  ]","+"],["size unit","5+m"]]
Orval: [["size+unit","5+m"],["labels[c++]","+"]]
Redocly: [["labels[c++]","+"],["size+unit","5+m"]]
oazapfts: [["labels[c++]","+"],["size+unit","5+m"]]
Hey API: [["labels[a","b]=+"],["size unit","5+m"]]
openapi-fetch: [["labels[a","b]=+"],["size unit","5+m"]]
Orval: [["size+unit","5+m"],["labels[a=b]","+"]]
Redocly: [["labels[a=b]","+"],["size+unit","5+m"]]
oazapfts: [["labels[a=b]","+"],["size+unit","5+m"]]
Hey API: [["labels[c]","+"],["size unit","5+m"]]
openapi-fetch: [["labels[c]","+"],["size unit","5+m"]]
Orval: [["size+unit","5+m"],["labels[c]","+"]]
Redocly: [["labels[c]","+"],["size+unit","5+m"]]
oazapfts: [["labels[c]","+"],["size+unit","5+m"]]
TEXT
echo 'As recorded: two clients send other keys.'
