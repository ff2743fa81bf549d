#!/bin/sh
# Orval and openapi-zod-client: the Zod schemas that they generate from a list of types refuse valid values.
#
# Expected: in {"type": ["string", "integer"], "maxLength": 3} the length limits strings alone, so that 1000 is valid. `minimum`
#   limits numbers alone, `minItems` and `maxItems` lists alone. An `enum` of "a" and 1 takes the number 1.
# Observed: Orval applies a limit to each type of the list: 1000 is more than a `maxLength` of 3, a string is shorter than a
#   `minimum` of 5, a string has fewer characters than `minItems`, and a number exceeds `maxItems`. openapi-zod-client drops the
#   limits, and turns the 1 of the `enum` into "1". Hey API's schemas accept each value, as Ajv does.
# Source: JSON Schema 2020-12 core, 7.6.1 (an assertion applies to certain types, and values of other types are valid);
#   validation, 6.1.2 (enum), 6.2.4 (minimum), 6.3.1 (maxLength), 6.4.1 and 6.4.2 (maxItems, minItems).
# Versions: orval 8.38.0 (client zod), openapi-zod-client 1.18.3, @hey-api/openapi-ts 0.99.0 (plugin zod), zod 4.6.7; ajv 8.20.0;
#   esbuild 0.28.2 runs the results. Needs Node.js 22.18+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --legacy-peer-deps orval@8.38.0 openapi-zod-client@1.18.3 \
  @zodios/core@10.9.6 axios@1.21.1 @hey-api/openapi-ts@0.99.0 zod@4.6.7 ajv@8.20.0 esbuild@0.28.2 typescript@5.9.3 >/dev/null

cat >openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Things", "version": "1" },
  "paths": { "/things": { "post": {
    "operationId": "addThing",
    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
    "responses": { "204": { "description": "Done" } } } } },
  "components": { "schemas": { "Thing": { "type": "object", "properties": {
    "id": { "type": ["string", "integer"], "maxLength": 3 },
    "size": { "type": ["string", "integer"], "minimum": 5 },
    "names": { "type": ["string", "array"], "items": { "type": "string" }, "minItems": 2 },
    "some": { "type": ["integer", "array"], "items": { "type": "string" }, "maxItems": 2 },
    "code": { "type": ["string", "integer"], "enum": ["a", 1] } } } } } }
JSON
npx orval --input openapi.json --output orval.ts --client zod >orval.log 2>&1 || { cat orval.log; exit 1; }
npx openapi-ts -i openapi.json -o hey -p zod --no-log-file >hey.log 2>&1 || { cat hey.log; exit 1; }
npx openapi-zod-client openapi.json -o zodios.ts --export-schemas >zodios.log 2>&1 || { cat zodios.log; exit 1; }

cat >probe.ts <<'TS'
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { zThing } from './hey/zod.gen';
import { AddThingBody } from './orval';
import { schemas } from './zodios';

const { Thing } = JSON.parse(readFileSync('openapi.json', 'utf8')).components.schemas;
const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false });
for (const thing of [{ id: 'abc' }, { id: 1000 }, { size: 'abc' }, { names: 'a' }, { some: 1000 }, { code: 1 }]) {
  const seen = [AddThingBody, schemas.Thing, zThing].map((schema) => schema.safeParse(thing).success);
  const [orval, zodios, hey] = seen;
  console.log(`${JSON.stringify(thing)}: Ajv ${ajv.validate(Thing, thing)}, Hey API ${hey}, Orval ${orval}, openapi-zod-client ${zodios}`);
}
TS
npx esbuild probe.ts --bundle --platform=node --outfile=probe.cjs --log-level=error
node probe.cjs >seen

echo 'Expected: true in each place. Seen:'
cat seen
diff - seen <<'TEXT'
{"id":"abc"}: Ajv true, Hey API true, Orval true, openapi-zod-client true
{"id":1000}: Ajv true, Hey API true, Orval false, openapi-zod-client true
{"size":"abc"}: Ajv true, Hey API true, Orval false, openapi-zod-client true
{"names":"a"}: Ajv true, Hey API true, Orval false, openapi-zod-client true
{"some":1000}: Ajv true, Hey API true, Orval false, openapi-zod-client true
{"code":1}: Ajv true, Hey API true, Orval true, openapi-zod-client false
TEXT
echo 'As recorded: five valid values are refused.'
