import { type OperationTable, operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { type ExampleRequest, exampleRequests } from '@dli-connections/document/examples';
import { describe, expect, it } from 'vitest';
import { ask, create, show, vendorSample } from '../test/ask.ts';
import type { MockOptions } from './api.ts';
import { builtIn } from './contract.ts';
import { createMock } from './mock.ts';

const table: OperationTable = operations;
const requests = exampleRequests(builtIn.document);

function requestOf({ method, path, body }: ExampleRequest, prefer: string): Request {
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json', prefer };
  return new Request(`http://mock.test${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

describe('made-up answers', () => {
  const seeds = Array.from({ length: 50 }, (_, index) => String(index));

  it.each(requests.map((each) => [each.operationId, each] as const))('to %s keep the contract', async (id, example) => {
    const mock = await createMock({ dynamic: true });
    const statuses = Object.keys(table[id]?.responses ?? {});
    for (const status of statuses) {
      // Failures share one envelope, so that a few seeds do for each.
      for (const each of status.startsWith('2') ? seeds : seeds.slice(0, 3)) {
        const response = await mock(requestOf(example, `code=${status}, seed=${each}`));
        const text = await response.text();
        expect(response.status, text).toBe(Number(status));
        const check = validators[id]?.responses[status]?.all;
        if (check)
          expect({ valid: check(JSON.parse(text)), errors: check.errors, text }).toMatchObject({ valid: true });
        else expect(text).toBe('');
      }
    }
  });

  const bodies = async (options: MockOptions, prefer = '') => {
    const mock = await createMock(options);
    const texts: unknown[] = [];
    for (let round = 0; round < 4; round++) texts.push((await ask(mock, show('x', { prefer }))).body);
    return texts;
  };

  it('are the same for one seed, and differ without', async () => {
    const [first, ...others] = await bodies({ dynamic: true, seed: 'a' });
    for (const each of others) expect(each).toEqual(first);
    expect(await bodies({}, 'dynamic=true, seed=a')).toEqual([first, ...others]);
    expect((await bodies({ dynamic: true, seed: 'b' }))[0]).not.toEqual(first);
    const free = await bodies({ dynamic: true });
    expect(new Set(free.map((each) => JSON.stringify(each))).size).toBe(4);
  });

  it('give way to a requested example', async () => {
    const mock = await createMock({ dynamic: true });
    expect(await ask(mock, create(vendorSample, { prefer: 'example=without-queues' }))).toMatchObject({
      body: { message: '' },
    });
    const { body } = await ask(mock, create(vendorSample, { prefer: 'dynamic=false' }));
    expect(body.connection_id).toBe('2a620c33-5609-40c9-affd-2b6453071b0f');
  });
});

describe('documented errors in place of successes', () => {
  const statuses = async (options: MockOptions, headers: Record<string, string> = {}, body: unknown = vendorSample) => {
    const mock = await createMock(options);
    const seen: number[] = [];
    for (let round = 0; round < 40; round++) seen.push((await ask(mock, create(body, headers))).status);
    return seen;
  };

  it('come at the given rate, the same ones for one seed', async () => {
    expect(new Set(await statuses({ errors: 0 }))).toEqual(new Set([201]));
    const all = await statuses({ errors: 1, seed: 'a' });
    expect(Math.min(...all)).toBeGreaterThanOrEqual(400);
    expect(new Set(all).size).toBeGreaterThan(3);
    const half = await statuses({ errors: 0.5, seed: 'a' });
    expect(half.filter((status) => status === 201).length).toBeGreaterThan(5);
    expect(half.filter((status) => status >= 400).length).toBeGreaterThan(5);
    expect(await statuses({ errors: 0.5, seed: 'a' })).toEqual(half);
    expect(await statuses({ errors: 0.5, seed: 'b' })).not.toEqual(half);
  });

  it('do not hide a violation, nor replace a requested answer', async () => {
    expect(new Set(await statuses({ errors: 1 }, {}, { ...vendorSample, name: '' }))).toEqual(new Set([400]));
    expect(new Set(await statuses({ errors: 1 }, { prefer: 'code=201' }))).toEqual(new Set([201]));
  });
});
