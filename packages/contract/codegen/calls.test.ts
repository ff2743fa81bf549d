import { expect, test } from 'vitest';
import { calls } from '../src/generated/calls.ts';
import { operations } from '../src/generated/operations.ts';

test('the small table says of each operation what the large one says', () => {
  expect(Object.keys(calls)).toEqual(Object.keys(operations));
  for (const [operationId, { method, path, parameters, body, responses }] of Object.entries(operations)) {
    const [m, p, query, b, ...successes] = (calls as unknown as Record<string, string>)[operationId]?.split(' ') ?? [];
    expect([m, p, b]).toEqual([method, path, body ? (body.required ? '!' : '?') : '-']);
    expect(query === '-' ? [] : query?.split(',')).toEqual(Object.keys(parameters.query));
    const documented = Object.entries(responses).filter(([status]) => status < '300');
    expect(successes).toEqual(documented.map(([status, fields]) => (fields ? `${status}:${fields}` : status)));
  }
});
