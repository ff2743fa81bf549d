import { type OperationId, operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { expect } from 'vitest';
import { createHandler, type HandlerOptions, openSqliteStore } from '../src/index.ts';
import { type Flat, requestOf } from './request.ts';

export { type Flat, requestOf } from './request.ts';

/** An answer, read to its end. */
export interface Answered {
  status: number;
  // The assertions of the tests look into it; its form is checked by the contract.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
}

/** The identifiers that the handler gives out: the first of them is `id(1)`. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Required members of a create, besides a name. */
export const place = { dest_vpc_id: 'v', dest_network_id: 'n' };

/**
 * A handler with its own store, clock and identifiers, and a way to call its operations. Each answer is held against the
 * contract.
 */
export function createApi(options: Partial<HandlerOptions> = {}) {
  const store = options.store ?? openSqliteStore(':memory:');
  const clock = { time: 1_000 };
  let ids = 0;
  const handler = createHandler({ store, now: () => clock.time, newId: () => id(++ids), ...options });

  async function call(operationId: OperationId, input: Flat = {}): Promise<Answered> {
    const response = await handler(requestOf(operationId, { project_id: 'p1', ...input }));
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    const check = validators[operationId]?.responses[response.status]?.all;
    expect(operations[operationId].responses).toHaveProperty(String(response.status));
    expect(check?.(body) ?? body === undefined, `${text} keeps the contract`).toBe(true);
    return { status: response.status, body };
  }
  return { store, clock, call };
}
