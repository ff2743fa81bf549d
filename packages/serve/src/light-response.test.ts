import { expect, test } from 'vitest';
import { lightResponse, partsOf } from './light-response.ts';
import { serve } from './serve.ts';

const make = () => lightResponse(201, { 'content-type': 'application/json', 'x-a': '1' }, '{"a":1}');

test('an answer is light as long as nobody asks for more than status and headers', () => {
  const response = make();
  expect([response.status, response.ok, response.headers.get('X-A')]).toEqual([201, true, '1']);
  response.headers.set('X-Request-Id', 'r');
  expect(partsOf(response)).toMatchObject({
    headers: { fields: { 'x-a': '1', 'x-request-id': 'r' } },
    body: '{"a":1}',
  });
});

test('who asks for more gets what a true one has, with the headers that were set', async () => {
  const [response, wanted] = [make(), new Response('{"a":1}', { status: 201, headers: make().headers })];
  for (const each of [response, wanted]) each.headers.set('x-b', '2');
  expect([...response.headers]).toEqual([...wanted.headers]);
  for (const name of ['bodyUsed', 'redirected', 'statusText', 'type', 'url'] as const) {
    expect(response[name]).toEqual(wanted[name]);
  }
  expect(await response.clone().json()).toEqual({ a: 1 });
  expect(await response.text()).toBe('{"a":1}');
  expect(response.bodyUsed).toBe(true);
  expect(partsOf(response)).toBeUndefined();
});

test('a header that is set after that counts too', () => {
  const response = make();
  expect(response.body).not.toBeNull();
  response.headers.set('x-b', '2');
  response.headers.append('x-b', '3');
  response.headers.delete('x-a');
  expect(Object.fromEntries(response.headers)).toEqual({ 'content-type': 'application/json', 'x-b': '2, 3' });
});

test('headers that were asked for by more than get, has and set are true ones from then on', () => {
  const { headers } = make();
  const seen: string[] = [];
  headers.forEach((value, name) => {
    seen.push(`${name}: ${value}`);
  });
  headers.set('x-a', '2');
  expect(seen).toEqual(['content-type: application/json', 'x-a: 1']);
  expect([headers.get('x-a'), headers.has('x-none'), [...headers.keys()]]).toEqual([
    '2',
    false,
    ['content-type', 'x-a'],
  ]);
});

test('every other response is none', () => {
  expect(partsOf(new Response('a'))).toBeUndefined();
  expect(partsOf(lightResponse(204, {}, null))?.body).toBeNull();
});

test('no member of Response and Headers is left to fail on an object that is none', () => {
  const response = make();
  const lacking = (object: object, { prototype }: { prototype: object }) =>
    Object.getOwnPropertyNames(prototype).filter(
      (name) => !Object.hasOwn(object, name) && !Object.hasOwn(Object.getPrototypeOf(object), name),
    );
  expect(lacking(response, Response)).toEqual([]);
  expect(lacking(response.headers, Headers)).toEqual([]);
});

test('text arrives as it was, also as bytes, whether its characters take one byte or more', async () => {
  for (const text of ['plain', 'é', 'ÿ\u0080', '中文', '😀']) {
    for (const body of [text, new TextEncoder().encode(text)]) {
      const served = await serve(async () => lightResponse(200, {}, body), { name: 'test', port: 0, setting: 'NONE' });
      expect(await (await fetch(served.url)).text()).toBe(text);
      await served.close();
    }
  }
});

test('what is made while it is read is read by who asks for a true one, too', async () => {
  const bytes = () => new Response('ab').body as ReadableStream;
  async function* texts() {}
  const response = lightResponse(200, {}, { texts: texts(), bytes });
  const copy = response.clone();
  expect(await Promise.all([response.text(), copy.text()])).toEqual(['ab', 'ab']);
});
