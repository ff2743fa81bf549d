/** The derived bundles refuse nothing that the contract accepts, and accept more only where they say so. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { derive, rowsOf } from './derive.mjs';
import { openapi30 } from './openapi-3.0.mjs';
import { portablePattern } from './portable.mjs';
import { valuesOf } from './values.mjs';

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const bundle = JSON.parse(read('dist/openapi.json'));
const derived = derive(bundle);
const [portable, older] = derived;

/** The schemas of the components, each with a judge: of `Ajv` for 3.0, which knows its `nullable`. */
function judgesOf({ components }, Dialect) {
  const ajv = new Dialect({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'spec:', components });
  return (at) => ajv.getSchema(`spec:#/components/${at}`);
}

const contract = judgesOf(bundle, Ajv2020);
const judges = { portable: judgesOf(portable.document, Ajv2020), 'as 3.0': judgesOf(older.document, Ajv) };
const places = [
  ...Object.keys(bundle.components.schemas).map((name) => [`schemas/${name}`]),
  ...Object.entries(bundle.components.parameters).map(([name, { example }]) => [`parameters/${name}/schema`, example]),
];
const saidOf = ({ loosened }) => loosened.map(({ at }) => at);

describe.each(Object.entries(judges))('%s', (_, judge) => {
  test.each(places)('%s accepts what the contract accepts, and more only where listed', (at, example) => {
    const seen = new Set();
    fc.assert(
      fc.property(valuesOf(bundle, `#/components/${at}`, example), (value) => {
        const accepted = contract(at)(value);
        seen.add(accepted);
        if (accepted) expect(judge(at)(value)).toBe(true);
        else if (judge(at)(value)) {
          const reasons = contract(at).errors.map(({ schemaPath }) => schemaPath.replace('spec:', ''));
          for (const reason of reasons)
            expect(saidOf(portable).some((said) => said.endsWith(reason.slice(1)))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    // Values that are all refused would prove nothing.
    expect(seen).toContain(true);
  });
});

test('the JSON form of the bundle is the one that Redocly writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');
  const file = join(folder, 'openapi.json');
  execFileSync(process.execPath, [redocly, 'bundle', 'dli@v2', '--output', file], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    stdio: 'pipe',
  });
  expect(readFileSync(file, 'utf8')).toBe(read('dist/openapi.json'));
});

test.each([
  ['key', '☃', false],
  ['key', 'e\u0301', false],
  ['key', 'größe 1', true],
  ['key', '𝒜', true],
  ['key', '٣', true],
  ['value', '😀', false],
  ['value', '漢字', true],
])('a tag whose %s is %s: the contract says %j, the derived bundles take it', (name, text, accepted) => {
  const tag = { key: 'k', value: 'v', [name]: text };
  expect(contract('schemas/Tag')(tag)).toBe(accepted);
  for (const judge of Object.values(judges)) expect(judge('schemas/Tag')(tag)).toBe(true);
});

test.each(['', ' a', 'a ', 'a/b', 'a=b', 'a\n', '_sys_a', 'a\u0000'])('no derived bundle takes the key %j', (key) => {
  for (const judge of Object.values(judges)) expect(judge('schemas/Tag')({ key, value: 'v' })).toBe(false);
});

test('the portable patterns take the same ASCII texts, with the flag u and without it', () => {
  for (const { at } of portable.loosened) {
    const pattern = at
      .split('/')
      .slice(1)
      .reduce((node, key) => node[key], bundle);
    const ours = [new RegExp(portablePattern(pattern), 'u'), new RegExp(portablePattern(pattern))];
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary' }), (ascii, any) => {
        for (const each of ours) {
          expect(each.test(ascii)).toBe(new RegExp(pattern, 'u').test(ascii));
          if (new RegExp(pattern, 'u').test(any)) expect(each.test(any)).toBe(true);
        }
      }),
    );
  }
});

test.each([
  ['^\\p{L}+$', '^[^\\x00-\\x40\\x5B-\\x60\\x7B-\\x7F]+$'],
  ['^[^\\p{L}]$', '^[^A-Za-z]$'],
  ['[a\\]\\p{Nd}]', '[^\\x00-\\x2F\\x3A-\\x5C\\x5E-\\x60b-\\x7F]'],
  ['^\\\\p{1}[a-z]$', '^\\\\p{1}[a-z]$'],
])('%s becomes %s', (pattern, expected) => expect(portablePattern(pattern)).toBe(expected));

const withSchema = (schema) => ({
  openapi: '3.1.1',
  info: { title: 't', version: '1' },
  components: { schemas: { S: schema } },
});
const asOlder = (schema) => openapi30(withSchema(schema)).components.schemas.S;

test.each([
  [
    { type: ['array', 'null'], items: {} },
    { type: 'array', nullable: true, items: {} },
  ],
  [{ const: 'a' }, { enum: ['a'] }],
  [
    { type: 'string', examples: ['a', 'b'] },
    { type: 'string', example: 'a' },
  ],
  [
    { type: 'integer', exclusiveMinimum: 0 },
    { type: 'integer', minimum: 0, exclusiveMinimum: true },
  ],
  [
    { $ref: '#/a', description: 'A.' },
    { description: 'A.', allOf: [{ $ref: '#/a' }] },
  ],
  [{ $ref: '#/a' }, { $ref: '#/a' }],
  [{ properties: { const: { type: 'string' } } }, { properties: { const: { type: 'string' } } }],
])('in 3.0, %j is %j', (schema, expected) => expect(asOlder(schema)).toEqual(expected));

test.each([
  [{ prefixItems: [] }, 'prefixItems'],
  [{ propertyNames: {} }, 'propertyNames'],
  [{ items: { unevaluatedProperties: false } }, 'unevaluatedProperties'],
  [{ type: ['string', 'integer'] }, 'type'],
  [{ type: 'null' }, 'type'],
  [{ minimum: 1, exclusiveMinimum: 0 }, 'minimum'],
])('a schema that 3.0 cannot express stops the derivation: %j', (schema, word) => {
  expect(() => asOlder(schema)).toThrow(new RegExp(`^#/components/schemas/S.*${word}.*add it to spec/bundles`));
});

test('a member beside the reference of a parameter stops the derivation', () => {
  const paths = { '/a': { parameters: [{ $ref: '#/p', description: 'A.' }] } };
  expect(() => openapi30({ ...withSchema({}), paths })).toThrow(/^#\/paths\/\/a\/parameters\/0: .*beside the \$ref/);
});

test.each(derived)('$file says of itself where it accepts more', ({ document, loosened }) => {
  for (const { at, accepts } of loosened) expect(document.info.description).toContain(`\`${at}\` accepts ${accepts}`);
  expect(document.info['x-derived']).toEqual({ from: 'openapi.json', loosened });
  expect(JSON.stringify(document.components)).not.toContain('\\\\p{');
});

test('BUNDLES.md lists every place where a bundle accepts more', () => {
  const rows = read('BUNDLES.md')
    .split('\n')
    .filter((line) => line.includes('`#/'));
  expect(rows).toEqual(rowsOf(derived));
});
