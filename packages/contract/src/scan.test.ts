import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scan } from './scan.ts';

const limits = { depth: 3, values: 6, names: 2, text: 10 };
const noLimits = { depth: Infinity, values: Infinity, names: Infinity, text: Infinity };
const scanned = (text: string, within = limits) => scan(new TextEncoder().encode(text), within);

test.each<[string, string | undefined]>([
  ['{"a":[{"b":1}]}', undefined],
  ['[[[[', 'body must not have more than 3 levels (at position 3)'],
  ['{"a":{"a":{"a":{', 'body must not have more than 3 levels (at "a")'],
  ['[0,0,0,0,0,0]', undefined],
  ['[0,0,0,0,0,0,0', 'body must not have more than 6 values (at position 12)'],
  ['[[],[],[],[', 'body must not have more than 6 values (at position 9)'],
  ['[{"a":1,"b":1},{"c":1}]', undefined],
  ['{"a":1,"b":1,"b":', 'body must not have more than 2 names in one object (at "b")'],
  ['"0123456789"', undefined],
  ['"0123456789a"', 'body must not have a text of more than 10 bytes (at position 0)'],
  ['"0123456789a', 'body must not have a text of more than 10 bytes (at position 0)'],
  ['["[[[[",",,,,,,,","::::","\\"\\"[[["]', undefined],
  [']]]]', undefined],
  [`[${'1'.repeat(64)},-1.5e+7,true]`, undefined],
  ['0 0', 'body must be JSON (it goes wrong at position 2)'],
  ['[0""0', 'body must be JSON (it goes wrong at position 4)'],
  ['{"a":0,"b" "c" 0', 'body must be JSON (it goes wrong at position 15)'],
  [`[1,${'1'.repeat(65)}]`, 'body must not have a number of more than 64 characters (at position 3)'],
  [`{"a":-0.${'1'.repeat(65)}}`, 'body must not have a number of more than 64 characters (at "a")'],
])('%s: %s', (text, problem) => {
  expect(scanned(text).problem).toBe(problem);
});

test('a number that is too long is not read to its end', () => {
  let read = 0;
  const bytes = new Proxy(new TextEncoder().encode('1'.repeat(10_000)), {
    get(target, key) {
      read++;
      return Reflect.get(target, key);
    },
  });
  expect(scan(bytes, limits).problem).toContain('more than 64 characters');
  expect(read).toBeLessThan(100);
});

test('exactly the text that no database stores is refused', () => {
  const odd = fc.constantFrom('\0', '\ud83d', '\ude00', '😀', '\\', '"', 'u0000', 'a', '\uffff');
  fc.assert(
    fc.property(
      fc.array(odd).map((parts) => parts.join('')),
      fc.boolean(),
      (text, upper) => {
        const unit = (at: number) => text.charCodeAt(at).toString(16).padStart(4, '0');
        const escapes = Array.from(
          { length: text.length },
          (_, at) => `\\u${upper ? unit(at).toUpperCase() : unit(at)}`,
        );
        const unstorable = text.includes('\0') || !text.isWellFormed();
        // JSON.stringify escapes the unstorable characters, and little else.
        for (const json of [JSON.stringify(text), `"${escapes.join('')}"`]) {
          expect(scanned(json, noLimits).problem !== undefined).toBe(unstorable);
        }
      },
    ),
  );
});

test('no JSON within the limits is refused', () => {
  const wide = { depth: 1_000, values: 100_000, names: 1_000, text: 10_000 };
  const storable = fc.jsonValue().filter((value) => !/\\u(?:0000|d[89a-f])/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(storable, fc.nat(2), (value, indent) => {
      expect(scanned(JSON.stringify(value, null, indent), wide).problem).toBeUndefined();
    }),
  );
});

test('no more of a text is read than its limit', () => {
  const read: number[] = [];
  const watched = new Proxy(new TextEncoder().encode(`"${'a'.repeat(20)}"`), {
    get(bytes, name) {
      if (/^\d+$/.test(String(name))) read.push(Number(name));
      return Reflect.get(bytes, name);
    },
  });
  scan(watched, limits);
  expect(Math.max(...read)).toBe(limits.text + 1);
});

test('names are counted at any place', () => {
  const countOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce<number>((sum, each) => sum + countOf(each), own);
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(scanned(JSON.stringify(value, null, 1), noLimits).names).toBe(countOf(value));
    }),
  );
});
