import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBody } from './body.ts';
import { isAsWritten, sourceTextOf } from './source-text.ts';

const shape = { mediaType: 'application/json', required: true, maxBytes: 1_000_000 };
const read = (body: string) =>
  readBody(
    new Request('http://dli.test', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    shape,
  );

/** A body that is large. */
const padded = (text: string) => text.replace('{', `{"pad":"${'x'.repeat(20_000)}",`);

const hosts = '[{"name":"a","ip":"10.0.0.1"},{},{"name":"ü\\n\u2028"}]';

test('a list of a large body that has nothing to spare is there as the text that it came in', async () => {
  const body = await read(padded(`{"name":"n","hosts":${hosts},"more":{"a":1}}`));
  const { hosts: list, more } = (body as unknown as { value: { hosts: object; more: object } }).value;
  expect(sourceTextOf(list)).toBe(hosts);
  expect(sourceTextOf(more)).toBe('{"a":1}');
  expect(sourceTextOf([])).toBeUndefined();
});

test.each([
  ['white space', `{"hosts": ${hosts}}`],
  ['an escape that need not be', `{"hosts":${hosts},"n":"\\u0041"}`],
  ['a number in another form', `{"hosts":${hosts},"n":1.0}`],
  ['names in another order than they are listed', `{"hosts":${hosts},"a":1,"1":2}`],
])('of a body with %s no text is known, and it is read all the same', async (_, small) => {
  const text = padded(small);
  const body = await read(text);
  expect(body).toEqual({ ok: true, value: JSON.parse(text), bytes: Buffer.byteLength(text) });
  expect(sourceTextOf((body as unknown as { value: { hosts: object } }).value.hosts)).toBeUndefined();
});

test.each(['{"a":1,"a":1}', '{"hosts":[{"a":1,"a":1}]}', '[{"__proto__":1,"__proto__":1}]'])(
  'a name that is there twice is found in %s',
  async (text) => {
    expect(await read(padded(text))).toMatchObject({ ok: false, status: 400 });
  },
);

test('what is nested deeper than can be written is read', async () => {
  const depth = 200_000;
  expect(await read(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toMatchObject({ ok: true });
});

/** Values as a body has them: few names, so that they meet, and of each kind. */
const { body } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('', 'a', 'ü', '"', '\u2028', null, true, false, 0, 1_000_000),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('body'),
  ),
  body: fc.dictionary(fc.constantFrom('', 'a', 'b', 'ü', '1', '0', '__proto__'), tie('value'), { maxKeys: 3 }),
}));

test('a text is as it is written where JSON.stringify writes the same, and nowhere else', () => {
  const edits = fc.constantFrom<[string, string]>(
    ['', ''],
    [',', ', '],
    ['a', '\\u0061'],
    ['000', 'e3'],
    ['":', '":"",""'],
  );
  fc.assert(
    fc.property(body, fc.nat(60), edits, (value, from, [old, put]) => {
      const text = JSON.stringify(value);
      const edited = text.slice(0, from) + text.slice(from).replace(old, put);
      for (const each of [text, edited, edited.replace('{', '{"a":"",')]) {
        let read: Record<string, unknown>;
        try {
          read = JSON.parse(each);
        } catch {
          continue;
        }
        expect(isAsWritten(each, read), each).toBe(JSON.stringify(read) === each);
        const members = Object.values(read).filter((member) => typeof member === 'object' && member !== null);
        for (const member of members)
          expect(sourceTextOf(member as object) ?? JSON.stringify(member)).toBe(JSON.stringify(member));
      }
    }),
    { numRuns: 2_000 },
  );
});
