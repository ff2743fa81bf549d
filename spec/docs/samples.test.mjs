import { expect, it } from 'vitest';
import { samplesOf } from './samples.mjs';

const bundleWith = (value, path = '/things/{id}') => ({
  paths: {
    [path]: {
      parameters: [{ name: 'id', in: 'path', required: true, example: 'a b' }],
      post: {
        operationId: 'putThing',
        requestBody: { content: { 'application/json': { examples: { one: { value } } } } },
        responses: { 200: { content: {} } },
      },
    },
  },
});
const sources = (value) =>
  samplesOf(bundleWith(value))
    .get('putThing')
    .map(({ source }) => source);

it('a value keeps its quotes, its words and its depth in each language', () => {
  const [curl, typescript, python] = sources({ "it's": 'a "b" \\ \n', yes: true, no: null, list: [1, [2]] });
  expect(curl).toContain(String.raw`"it'\''s": "a \"b\" \\ \n"`);
  expect(typescript).toContain(String.raw`'it\'s': 'a "b" \\ \n'`);
  expect(typescript).toContain('yes: true');
  expect(python).toContain(String.raw`"it's": "a \"b\" \\ \n"`);
  expect(python).toContain('"yes": True');
  expect(python).toContain('"no": None');
  expect(python).toContain('"list": [1, [2]]');
});

it('the parameters of a path are encoded in an address, and as they are in a call', () => {
  const [curl, typescript] = sources({});
  expect(curl).toContain("'http://127.0.0.1:4020/things/a%20b'");
  expect(typescript).toContain("client.putThing({ id: 'a b' })");
});
