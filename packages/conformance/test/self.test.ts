/** The suite tests itself: what it is there to notice is done on purpose, and it must turn red each time. */
import { readFile } from 'node:fs/promises';
import type { Target } from '@dli-connections/contract';
import { compileValidators, deriveOperations } from '@dli-connections/contract/codegen';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Case, constraintMutants, loadCases, runCase } from '../src/index.ts';
import { bundle, optionsFor } from './targets.ts';

const all = await loadCases();
/** Cases with large bodies last: most faults are found before them. */
const cases = [...all].sort((a, b) => Number(isLarge(a)) - Number(isLarge(b)));

function isLarge(each: Case): boolean {
  return /"\$repeat":\[200|\$padded/.test(JSON.stringify(each));
}

/** The first fault that the cases find in a target; only those of some operations, where they are named. */
async function firstFault(target: Target, operations?: string[]): Promise<string | undefined> {
  const options = optionsFor(target);
  for (const each of cases) {
    if (operations && !each.steps.some(({ operation = '' }) => operations.includes(operation))) continue;
    const { name, faults } = await runCase(each, options);
    if (faults.length > 0) return `${name}: ${faults.join('; ')}`;
  }
  return undefined;
}

const handlerWith = (options: Partial<Parameters<typeof createHandler>[0]> = {}) =>
  createHandler({ store: openSqliteStore(':memory:'), onError: () => {}, ...options });

describe('a handler that forgets a constraint', async () => {
  const file = new URL('../known-failing/equivalent-mutants.yaml', import.meta.url);
  const equivalent = parse(await readFile(file, 'utf8')) as { constraint: string; reason: string }[];
  const mutants = constraintMutants(bundle);
  const committed = deriveOperations(bundle);

  for (const { name, operations, bundle: mutant } of mutants) {
    test(`without ${name} the cases turn red`, async () => {
      const fault = await firstFault(handlerWith({ contract: compileValidators(mutant) }), operations);
      if (equivalent.some(({ constraint }) => constraint === name)) expect(fault).toBeUndefined();
      else expect(fault).toBeDefined();
    });

    test(`without ${name} what is committed is stale`, () => {
      expect(deriveOperations(mutant)).not.toBe(committed);
    });
  }

  test('the list of equivalent mutants names constraints that exist', () => {
    const names = mutants.map((each) => each.name);
    expect(equivalent.filter((each) => !names.includes(each.constraint))).toEqual([]);
  });
});

describe('a handler whose answers stray from the spec', () => {
  /** A target that changes each answer of the handler. */
  const straying = (change: (body: Record<string, unknown>, status: number) => Response): Target => {
    const handler = handlerWith();
    return async (request) => {
      const response = await handler(request);
      return change((await response.json()) as Record<string, unknown>, response.status);
    };
  };
  const without = (field: string) => straying(({ [field]: _, ...body }, status) => Response.json(body, { status }));
  const replacing = (field: string, value: unknown) =>
    straying((body, status) => Response.json(field in body ? { ...body, [field]: value } : body, { status }));

  const strays: Record<string, Target> = {
    'is_success is missing': without('is_success'),
    'message is missing': without('message'),
    'connection_id is missing': without('connection_id'),
    'error_code is missing': without('error_code'),
    'error_msg is missing': without('error_msg'),
    'peers are missing': without('available_queue_info'),
    'is_success is a string': replacing('is_success', 'true'),
    'message is null': replacing('message', null),
    'connection_id is not a UUID': replacing('connection_id', '1'),
    'error_code has another form': replacing('error_code', '400'),
    'error_msg is empty': replacing('error_msg', ''),
    'error_msg does not name the field': replacing('error_msg', 'bad request'),
    'create_time is a date': replacing('create_time', '2026-01-01T00:00:00Z'),
    'status is lower case': replacing('status', 'active'),
    'hosts are lost': replacing('hosts', []),
    'peers are lost': replacing('available_queue_info', []),
    'a create answers 200': straying((body, status) => Response.json(body, { status: status === 201 ? 200 : status })),
    'a refusal answers 422': straying((body, status) => Response.json(body, { status: status === 400 ? 422 : status })),
    'a refusal answers 200': straying((body, status) => Response.json(body, { status: status === 400 ? 200 : status })),
    'missing credentials answer 403': straying((body, status) =>
      Response.json(body, { status: status === 401 ? 403 : status }),
    ),
    'the answer is text': straying((body, status) => new Response(JSON.stringify(body), { status })),
    'the answer is cut off': straying(
      (body, status) =>
        new Response(JSON.stringify(body).slice(0, -1), { status, headers: { 'content-type': 'application/json' } }),
    ),
    'the answer is empty': straying(
      (_, status) => new Response(null, { status, headers: { 'content-type': 'application/json' } }),
    ),
    'nothing answers': () => Promise.reject(new TypeError('fetch failed')),
  };

  test.each(Object.entries(strays))('%s', async (_, target) => {
    expect(await firstFault(target)).toBeDefined();
  });
});

test('the handler as it is has no fault', async () => {
  expect(await firstFault(handlerWith())).toBeUndefined();
}, 60_000);
