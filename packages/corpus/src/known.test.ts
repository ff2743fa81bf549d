import { expect, test } from 'vitest';
import { explain } from './known.ts';
import { type DocumentResult, isFailure, type ServedDocument } from './result.ts';

const served: ServedDocument = { valid: 1, faults: [] };
const resultOf = (mock: Partial<ServedDocument>): DocumentResult => ({
  ...{ id: 'a', package: 'a', version: '1', operations: 2, asked: 2, unasked: [], followsOpenApi: true },
  mock: { ...served, ...mock },
  prism: served,
});
const fault = { operation: 'GET /a', fault: 'is refused: 500 the example is wrong' };

test('a refusal is a failure until the list explains it', () => {
  const refused = resultOf({ refused: 'did not start: a.json:3: no such schema' });
  expect(isFailure(explain(refused, []))).toBe(true);
  const entry = { document: 'a', says: 'no such schema', reason: 'It refers to a schema that is not there.' };
  const explained = explain(refused, [entry]);
  expect(explained.mock.known).toBe(entry.reason);
  expect(isFailure(explained)).toBe(false);
});

test('an entry explains the operations that are refused for its reason, and no others', () => {
  const entry = { document: 'a', says: 'example is wrong', reason: 'Its example is wrong.' };
  expect(isFailure(explain(resultOf({ faults: [fault] }), [entry]))).toBe(false);
  const other = { operation: 'PUT /a', fault: 'the body is not what the schema allows' };
  expect(isFailure(explain(resultOf({ faults: [fault, other] }), [entry]))).toBe(true);
});

test('an entry that explains nothing is a failure, and so is a server that stops answering', () => {
  const entry = { document: 'a', says: 'no such schema', reason: 'It is missing.' };
  expect(isFailure(explain(resultOf({}), [entry]))).toBe(true);
  expect(isFailure(explain(resultOf({}), [{ ...entry, document: 'b' }]))).toBe(false);
  expect(isFailure(resultOf({ stopped: true }))).toBe(true);
});
