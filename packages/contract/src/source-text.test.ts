import { expect, test } from 'vitest';
import { readBody } from './body.ts';
import { sourceTextOf } from './source-text.ts';

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
