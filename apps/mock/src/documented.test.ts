/** The mock can give every answer that the spec documents, and each keeps the contract. */
import { type OperationTable, operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { describe, expect, test } from 'vitest';
import { builtIn } from './contract.ts';
import { createMock, exampleRequests } from './index.ts';

const mock = await createMock();
const table: OperationTable = operations;

/** A legal request of an operation, made of the examples of the spec. */
function requestOf(operationId: string, prefer: string): Request {
  const example = exampleRequests(builtIn.document).find((each) => each.operationId === operationId);
  const { method = '', path = '', body } = example ?? {};
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json', prefer };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return new Request(`http://mock.test${path}`, { method, headers, ...init });
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
