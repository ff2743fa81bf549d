import { afterAll, expect, test } from 'vitest';
import { document } from '../test/document.ts';
import { corpusOperations } from './document.ts';
import { createJudge } from './judge.ts';
import { legalRequest } from './request.ts';

const judge = createJudge(document);
afterAll(judge.close);
const operations = new Map(corpusOperations(document).map((each) => [each.method, each]));

async function requestOf(method: string) {
  const operation = operations.get(method);
  if (!operation) throw new Error(`the document has no ${method}`);
  return legalRequest(operation, { document, judge });
}

test('a request has the required parts, generated from the schemas, and credentials', async () => {
  const { method, target, headers, body } = await requestOf('get');
  const [path, query] = target.split('?');
  expect(method).toBe('GET');
  expect(Number(path?.replace('/things/', ''))).toBeGreaterThanOrEqual(7);
  expect(query).toBe('kind=a&key=key');
  expect(headers.trace).toMatch(/^[a-f]{4}$/);
  expect(body).toBe(undefined);
});

test('a body is legal, and JSON if that is accepted', async () => {
  const { target, headers, body } = await requestOf('put');
  expect(target).not.toContain('key');
  expect(headers['content-type']).toBe('application/json');
  expect(await judge.allows('/components/schemas/Thing', JSON.parse(Buffer.from(body ?? []).toString()))).toBe(true);
});

test('an operation for which there is no legal request is reported, with the part that is missing', async () => {
  await expect(requestOf('post')).rejects.toThrow('no legal body was found');
});
