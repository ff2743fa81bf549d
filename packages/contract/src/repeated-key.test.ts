import fc from 'fast-check';
import { expect, test } from 'vitest';
import { membersOf, repeatedKey, scan } from './scan.ts';

const noLimits = { depth: Infinity, values: Infinity, names: Infinity, text: Infinity };

/** Searches for a repeated name, and checks that the counts of names differ exactly if there is one. */
function repeatedIn(text: string): string | undefined {
  const { names } = scan(new TextEncoder().encode(text), noLimits);
  const found = repeatedKey(text);
  expect(names === membersOf(JSON.parse(text))).toBe(found === undefined);
  return found;
}

test.each<[string, string | undefined]>([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"b":{"a":2}}', undefined],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"x":[{"a":1,"b":0,"a":2}]}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"a":"a","b":"a"}', undefined],
  ['{"a":["a","a"]}', undefined],
  ['{"a" \n:1, "a"\t: 2}', 'a'],
  ['{"a":"{\\"b\\":1,\\"b\\":2}"}', undefined],
  ['{"\\\\":1,"\\\\":2}', '\\'],
  ['{"a\\\\":1,"a":2}', undefined],
  ['{"":1,"":2}', ''],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ['{"a":{},"b":{},"a":{}}', 'a'],
  ['"a"', undefined],
  ['{"a":":","a":1}', 'a'],
  ['{"a":"\\":"}', undefined],
  ['[":","\\": \\":",{"b" :{"c":":"}}]', undefined],
  ['null', undefined],
])('%s', (text, name) => {
  expect(repeatedIn(text)).toBe(name);
});

test('no text of JSON.stringify has a name twice', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(repeatedIn(JSON.stringify(value, null, 1))).toBeUndefined();
    }),
  );
});

test('a repeated member is found at any place', () => {
  // Texts that look like the end of a name, too.
  // NUL is refused before names are counted.
  const anything = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  const name = fc.oneof(anything, fc.string({ unit: fc.constantFrom(':', '"', '\\', ' ') }));
  fc.assert(
    fc.property(name, fc.oneof(fc.jsonValue(), name), fc.array(fc.nat(1)), (key, value, depth) => {
      const member = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
      const wrap = (text: string, kind: number) => (kind ? `["${text.length}",${text}]` : `{"x":${text}}`);
      expect(repeatedIn(depth.reduce(wrap, `{${member},${member}}`))).toBe(key);
      expect(repeatedIn(depth.reduce(wrap, `{${member}}`))).toBeUndefined();
    }),
  );
});

test('a text of any depth is read', () => {
  const depth = 200_000;
  expect(repeatedIn(`${'[{"a":'.repeat(depth)}":"${'}]'.repeat(depth)}`)).toBeUndefined();
});
