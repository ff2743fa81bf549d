#!/bin/sh
# Hey API, Redocly, oazapfts and Orval: generated clients write the parameters of OpenAPI's own examples in other ways.
#
# Expected: the specification has a table of how each style writes a list and an object. A client made of a document writes its
#   parameters so, or its generator says that it does not know a style.
# Observed: no generator warns, and none writes all of them. Each writes `matrix` and `label` as if they were `simple`. Objects in
#   a path or a header become "[object Object]"; Hey API ignores `explode` in the one and writes JSON in the other. The other
#   three encode the comma between the items of a path, so that one item arrives. Redocly writes an exploded object of a query
#   with brackets. Orval joins each delimited list by an encoded comma, and writes "[object Object]" for an object of a query.
# Source: OpenAPI 3.1.1, "Style Values" and "Style Examples"; RFC 6570, 3.2.1 (the comma between items is not encoded).
# Versions: @hey-api/openapi-ts 0.99.0, @redocly/cli 2.77.0, oazapfts 7.5.0, @oazapfts/runtime 1.2.0, orval 8.38.0 (client fetch,
#   whose options `headers` and `urlEncodeParameters` are on); esbuild 0.28.2 runs the results. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund @hey-api/openapi-ts@0.99.0 @redocly/cli@2.77.0 \
  oazapfts@7.5.0 @oazapfts/runtime@1.2.0 orval@8.38.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

# One operation for each example: its name, where the parameter is, its style, `explode`, and what is to be written.
cat >examples.mjs <<'JS'
export const list = ['blue', 'black'];
export const object = { R: 100, G: 200 };
export const examples = [
  ['pathList', 'path', 'simple', false, list, 'blue,black'],
  ['pathObject', 'path', 'simple', true, object, 'R=100,G=200'],
  ['labelList', 'path', 'label', false, list, '.blue,black'],
  ['matrixList', 'path', 'matrix', false, list, ';color=blue,black'],
  ['headerList', 'header', 'simple', false, list, 'blue,black'],
  ['headerObject', 'header', 'simple', true, object, 'R=100,G=200'],
  ['formList', 'query', 'form', false, list, '?color=blue,black'],
  ['formObject', 'query', 'form', true, object, '?R=100&G=200'],
  ['pipeList', 'query', 'pipeDelimited', false, list, '?color=blue%7Cblack'],
  ['spaceList', 'query', 'spaceDelimited', false, list, '?color=blue%20black'],
  ['deepObject', 'query', 'deepObject', true, object, '?color%5BR%5D=100&color%5BG%5D=200'],
];
JS
cat >write.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { examples, list } from './examples.mjs';

const strings = { type: 'array', items: { type: 'string' } };
const integers = { type: 'object', additionalProperties: { type: 'integer' } };
const paths = {};
for (const [operationId, where, style, explode, value] of examples) {
  const color = { name: 'color', in: where, required: true, style, explode, schema: value === list ? strings : integers };
  const get = { operationId, parameters: [color], responses: { 204: { description: 'Done' } } };
  paths[where === 'path' ? `/${operationId}/{color}` : `/${operationId}`] = { get };
}
const servers = [{ url: 'https://api.example.com' }];
writeFileSync('openapi.json', JSON.stringify({ openapi: '3.1.1', info: { title: 'Colours', version: '1' }, servers, paths }));
JS
node write.mjs
cat >orval.config.mjs <<'JS'
const output = { target: 'orval.ts', client: 'fetch', headers: true, urlEncodeParameters: true };
export default { colours: { input: 'openapi.json', output } };
JS
generate() { npx "$@" >log 2>&1 || { cat log; exit 1; }; grep -iE 'style|explode' log >>warnings || true; }
generate openapi-ts -i openapi.json -o hey --no-log-file
REDOCLY_TELEMETRY=off generate redocly generate-client openapi.json -o redocly.ts
generate oazapfts openapi.json oazapfts.ts
generate orval

# fetch keeps what is written, instead of calling the host.
cat >probe.ts <<'TS'
import { examples } from './examples.mjs';
import * as hey from './hey/sdk.gen';
import * as oazapfts from './oazapfts';
import * as orval from './orval';
import * as redocly from './redocly';

let request: Request;
globalThis.fetch = async (input, init) => {
  request = input instanceof Request ? input : new Request(new URL(String(input), 'https://api.example.com'), init);
  return new Response(null, { status: 204 });
};
const clients: Record<string, (operation: string, where: string, value: any) => unknown> = {
  'Hey API': (name, where, color) => (hey as any)[name]({ [where === 'header' ? 'headers' : where]: { color } }),
  Redocly: (name, where, color) => (redocly as any)[name]({ [where === 'header' ? 'headers' : where]: { color } }),
  oazapfts: (name, where, color) => (oazapfts as any)[name](color),
  Orval: (name, where, color) => (orval as any)[name](where === 'path' ? color : { color }),
};
for (const [name, where, style, explode, value, expected] of examples as any[]) {
  console.log(`${where}, ${style}${explode ? ', exploded' : ''}: ${expected}`);
  for (const [tool, send] of Object.entries(clients)) {
    await send(name, where, value);
    const { search, pathname } = new URL(request!.url);
    const written = { query: search, path: pathname.slice(name.length + 2), header: request!.headers.get('color') };
    const seen = written[where as 'query'] ?? 'nothing';
    // Brackets and bars may stand as they are, and a space behind the comma of a header.
    const plain = (text: string) => text.replaceAll('%5B', '[').replaceAll('%5D', ']').replace('%7C', '|').replaceAll(', ', ',');
    if (plain(seen) !== plain(expected)) console.log(`  ${tool}: ${seen}`);
  }
}
TS
npx esbuild probe.ts --bundle --platform=node --format=esm --outfile=probe.mjs --log-level=error
{
  cat warnings
  node probe.mjs
} >seen

echo 'Expected: no tool below its line, as each writes what the line says. Seen:'
cat seen
diff - seen <<'TEXT'
path, simple: blue,black
  Redocly: blue%2Cblack
  oazapfts: blue%2Cblack
  Orval: blue%2Cblack
path, simple, exploded: R=100,G=200
  Hey API: R,100,G,200
  Redocly: %5Bobject%20Object%5D
  oazapfts: %5Bobject%20Object%5D
  Orval: %5Bobject%20Object%5D
path, label: .blue,black
  Hey API: blue,black
  Redocly: blue%2Cblack
  oazapfts: blue%2Cblack
  Orval: blue%2Cblack
path, matrix: ;color=blue,black
  Hey API: blue,black
  Redocly: blue%2Cblack
  oazapfts: blue%2Cblack
  Orval: blue%2Cblack
header, simple: blue,black
header, simple, exploded: R=100,G=200
  Hey API: {"R":100,"G":200}
  Redocly: [object Object]
  oazapfts: [object Object]
  Orval: [object Object]
query, form: ?color=blue,black
  Orval: ?color=blue%2Cblack
query, form, exploded: ?R=100&G=200
  Redocly: ?color%5BR%5D=100&color%5BG%5D=200
  Orval: ?color=%5Bobject+Object%5D
query, pipeDelimited: ?color=blue%7Cblack
  Orval: ?color=blue%2Cblack
query, spaceDelimited: ?color=blue%20black
  Orval: ?color=blue%2Cblack
query, deepObject, exploded: ?color%5BR%5D=100&color%5BG%5D=200
TEXT
echo 'As recorded: each tool has styles of its own.'
