import { type OperationId, operations } from '@dli-connections/contract';
import { expect } from 'vitest';
import type { HandlerOptions } from '../src/index.ts';
import { createApi, type Flat, id, place } from './api.ts';

/** The connection that every play starts with. */
export const c1 = id(1);

/** The answer to an operation on a missing connection. */
export const unknown = (connection: string = c1) => `DLI.0001 Connection ${connection} does not exist.`;

/**
 * A call with its answer: a refusal as its code and text, a success as the least members of its body, or `undefined` without a
 * body.
 */
export type LawStep = [operation: OperationId, input: Flat, answer: string | object | undefined];

/** A law and the steps that show it. */
export type Law = [law: string, ...steps: LawStep[]];

/** Plays the steps of a law on a handler of their own, in which project `p1` has the connection `c1`, named `test`. */
export async function play([, ...steps]: Law, options: Partial<HandlerOptions> = {}): Promise<void> {
  const { call, clock } = createApi(options);
  await call('createEnhancedConnection', { name: 'test', ...place });
  const defaults = { connection_id: c1, resource_id: c1, resource_type: 'dli_enhanced_datasource' };
  for (const [at, [operation, input, answer]] of steps.entries()) {
    clock.time += 1;
    const used = Object.entries(defaults).filter(([name]) => operations[operation].path.includes(`{${name}}`));
    const { status, body } = await call(operation, { ...Object.fromEntries(used), ...input });
    const step = `step ${at + 1}, ${operation}`;
    if (typeof answer === 'string') expect(`${body?.error_code} ${body?.error_msg}`, step).toBe(answer);
    else if (answer === undefined) expect([status, body], step).toEqual([204, undefined]);
    else expect(body, step).toMatchObject(answer);
    expect(status >= 400, step).toBe(typeof answer === 'string');
  }
}
