import { afterAll, expect, test } from 'vitest';
import { document } from '../test/document.ts';
import { faultOf } from './answer.ts';
import type { CorpusAnswer } from './ask.ts';
import { corpusOperations } from './document.ts';
import { createJudge } from './judge.ts';

const judge = createJudge(document);
afterAll(judge.close);
const operations = new Map(corpusOperations(document).map((each) => [each.method, each]));

function verdict(method: string, status: number, headers: CorpusAnswer['headers'] = {}, body = '') {
  const operation = operations.get(method);
  if (!operation) throw new Error(`the document has no ${method}`);
  return faultOf({ status, headers, body: Buffer.from(body) }, operation, { document, judge });
}

const good = { 'content-type': 'application/json; charset=utf-8', 'x-left': '3' };
const thing = '{"name":"long enough"}';

test('an answer as documented has no fault', async () => {
  expect(await verdict('get', 200, good, thing)).toBe(undefined);
  expect(await verdict('put', 204)).toBe(undefined);
  expect(await verdict('post', 200)).toBe(undefined);
});

test.each([
  ['a status that is not documented', 201, good, thing, 'is not documented'],
  ['a documented refusal of a legal request', 400, {}, '', 'a legal request is refused'],
  ['a required header that is missing', 200, { 'content-type': 'application/json' }, thing, 'X-Left is missing'],
  ['a header of the wrong type', 200, { ...good, 'x-left': 'many' }, thing, 'X-Left has a value'],
  ['another media type', 200, { ...good, 'content-type': 'text/html' }, thing, 'the media type text/html'],
  ['no media type', 200, { 'x-left': '3' }, thing, 'the media type undefined'],
  ['a body that is no JSON', 200, good, '{', 'is no JSON'],
  [
    'a body that its schema does not allow',
    200,
    good,
    '{"name":"long enough","more":1}',
    'is not what the schema allows',
  ],
])('%s is a fault', async (_, status, headers, body, fault) => {
  expect(await verdict('get', status, headers, body)).toContain(fault);
});

test('a body is a fault if none is documented', async () => {
  expect(await verdict('put', 204, {}, 'x')).toContain('has a body');
  expect(await verdict('post', 200, good, thing)).toContain('has a body where none is documented');
});

test('an operation without documented answers must succeed', async () => {
  expect(await verdict('delete', 200)).toBe(undefined);
  expect(await verdict('delete', 500)).toContain('a legal request is refused');
});
