#!/bin/sh
# Zod: schemas that `z.fromJSONSchema` takes without a word refuse values that they allow.
#
# Expected: a schema that the function cannot express is an error, as a `not` or an `if` is. One that it takes gives a Zod schema
#   that allows the values of the JSON Schema.
# Observed: an object with one of two properties does not fit "exactly one of these", a `oneOf` of `required`: Zod says that more
#   than one option matched. A `const` or an `enum` value that is an object or a list fits no value: Zod compares by identity, and
#   says that it expects [object Object]. Ajv takes each value.
# Source: JSON Schema 2020-12 core, 4.2.2 (equality of objects and arrays) and 10.2.1.3 (oneOf); validation, 6.1.2 (enum), 6.1.3
#   (const) and 6.5.3 (required).
# Versions: zod 4.6.7, whose fromJSONSchema is marked experimental; ajv 8.20.0. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0 >/dev/null

cat >probe.mjs <<'JS'
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';

const properties = { name: { type: 'string' }, id: { type: 'string' } };
const cases = {
  'oneOf of required': [{ type: 'object', properties, oneOf: [{ required: ['name'] }, { required: ['id'] }] }, { name: 'a' }],
  'const, an object': [{ const: { unit: 'ms' } }, { unit: 'ms' }],
  'const, a list': [{ const: [1, 2] }, [1, 2]],
  'enum, an object': [{ enum: [{ unit: 'ms' }, 'auto'] }, { unit: 'ms' }],
  'enum, a string': [{ enum: ['ms', 's'] }, 'ms'],
};
const ajv = new Ajv2020({ strictTypes: false, strictRequired: false });
for (const [name, [schema, value]] of Object.entries(cases)) {
  const zod = z.fromJSONSchema(structuredClone(schema)).safeParse(value);
  console.log(`${name}: Ajv ${ajv.validate(schema, value)}, Zod ${zod.success}`);
}
try {
  z.fromJSONSchema({ not: { type: 'string' } });
} catch {
  console.log('not: Zod refuses the schema');
}
JS
node probe.mjs >seen

echo 'Expected: Zod true on each line but the last. Seen:'
cat seen
diff - seen <<'TEXT'
oneOf of required: Ajv true, Zod false
const, an object: Ajv true, Zod false
const, a list: Ajv true, Zod false
enum, an object: Ajv true, Zod false
enum, a string: Ajv true, Zod true
not: Zod refuses the schema
TEXT
echo 'As recorded: four valid values are refused.'
