/** Every answer that the spec documents can be had from the mock, and keeps the contract. */
import { type OperationTable, operations } from '@dli-connections/contract';
import { listOperations, readBundle, resolve } from '@dli-connections/contract/codegen';
import { validators } from '@dli-connections/contract/validators';
import { describe, expect, test } from 'vitest';
import { createMock } from './index.ts';

const bundle = await readBundle();
const mock = await createMock();
const table: OperationTable = operations;

/** A legal request of an operation, made of the examples of the spec. */
function requestOf(operationId: string, prefer: string): Request {
  const operation = listOperations(bundle).find((each) => each.operationId === operationId);
  const examples = operation?.requestBody?.content['application/json']?.examples;
  const [body] = Object.values(examples ?? {}).map((each) => resolve<{ value: unknown }>(bundle, each).value);
  const values = Object.fromEntries((operation?.parameters ?? []).map(({ name, example }) => [name, String(example)]));
  const path = operation?.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json', prefer };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return new Request(`http://mock.test${path}`, { method: operation?.method ?? '', headers, ...init });
}

describe.each(Object.keys(table))('%s', (operationId) => {
  const statuses = Object.entries(table[operationId]?.responses ?? {});

  test.each(statuses)('code=%s', async (status, fields) => {
    const response = await mock(requestOf(operationId, `code=${status}`));
    expect(response.status).toBe(Number(status));
    if (fields === null) return expect(await response.text()).toBe('');
    const check = validators[operationId]?.responses[status]?.all;
    const body: unknown = await response.json();
    expect({ valid: check?.(body), errors: check?.errors, body }).toEqual({ valid: true, errors: null, body });
  });
});

test('429 says how long to wait', async () => {
  const response = await mock(requestOf('listEnhancedConnections', 'code=429'));
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
});
