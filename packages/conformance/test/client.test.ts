/** Both sides of the wire: what the client sends keeps the contract, and what it reports is what was answered. */
import { readFile } from 'node:fs/promises';
import { ApiError, createDliClient, type DliClient, DliError } from '@dli-connections/client';
import {
  type CreateEnhancedConnectionRequest,
  type OperationId,
  operations,
  type Target,
} from '@dli-connections/contract';
import { keysOf, valueAt } from '@dli-connections/contract/server';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wireProblem } from '../src/index.ts';
import { bundle, contract, examples } from './targets.ts';

const clientOf = (fetch: Target) =>
  createDliClient({
    endpoint: 'http://dli.test',
    projectId: '48cc2c48765f481480c7db940d6409d1',
    token: 'any-token',
    fetch,
  });

const id = '2a620c33-5609-40c9-affd-2b6453071b0f';

/** For each operation the inputs that it is called with: its request examples, or its path parameters alone. */
const inputs = Object.keys(operations).flatMap((operationId) => {
  const path = operations[operationId as OperationId].parameters.path.includes('connection_id' as never)
    ? { connection_id: id }
    : {};
  const bodies = Object.entries(examples[operationId] ?? { plain: {} });
  return bodies.map(([example, body]) => ({ operationId, example, input: { ...path, ...(body as object) } }));
});

/** Calls by name; the inputs come from the spec, so their types are known only to it. */
const call = (client: DliClient, operationId: string, input: unknown): Promise<unknown> =>
  (client[operationId as OperationId] as unknown as (input: unknown) => Promise<unknown>)(input);

describe('what the client sends', () => {
  test.each(inputs)('$operationId with the example $example keeps the contract', async ({ operationId, input }) => {
    const sent: Request[] = [];
    const client = clientOf(async (request) => {
      sent.push(request);
      return new Response(null, { status: 500 });
    });
    await expect(call(client, operationId, input)).rejects.toThrow(DliError);
    expect(sent).toHaveLength(1);
    expect(await wireProblem(sent[0] as Request, contract)).toBeUndefined();
  });

  test('a create arrives at the handler as it was given, and is shown again', async () => {
    const client = clientOf(createHandler({ store: openSqliteStore(':memory:') }));
    const seed = examples.createEnhancedConnection?.seed as CreateEnhancedConnectionRequest;
    const { connection_id } = await client.createEnhancedConnection(seed);
    const { name, hosts } = await client.showEnhancedConnection({ connection_id });
    expect({ name, hosts }).toEqual({ name: seed.name, hosts: seed.hosts });
  });
});

interface Answer {
  operationId: string;
  status: number;
  example: string;
  body: Record<string, unknown>;
}

/** Every example answer of every operation and status. */
const documented: Answer[] = Object.values(bundle.paths).flatMap((item) =>
  Object.values(item).flatMap((operation) => {
    const { operationId, responses } = operation as { operationId?: string; responses?: Record<string, unknown> };
    return Object.entries(responses ?? {}).flatMap(([status, response]) => {
      const { content } = deref(response) as { content: { 'application/json': { examples: Record<string, unknown> } } };
      return Object.entries(content['application/json'].examples).map(([example, value]) => ({
        operationId: operationId ?? '',
        status: Number(status),
        example,
        body: (deref(value) as { value: Record<string, unknown> }).value,
      }));
    });
  }),
);

function deref(node: unknown): unknown {
  const { $ref } = node as { $ref?: string };
  return $ref ? valueAt(bundle, keysOf($ref)) : node;
}

describe('what the client reports', () => {
  test.each(documented)('$operationId $status $example', async ({ operationId, status, body }) => {
    const client = clientOf(async () => Response.json(body, { status }));
    const result = call(client, operationId, inputs.find((each) => each.operationId === operationId)?.input);
    if (status < 300) expect(await result).toEqual(body);
    else {
      const error = await result.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status, error_code: body.error_code, error_msg: body.error_msg });
    }
  });

  const file = new URL('../cases/client/raw-answers.yaml', import.meta.url);
  const raw = readFile(file, 'utf8').then(
    (text) =>
      parse(text) as { answers: { answer: string; status: number; type?: string; body?: string; error: string }[] },
  );
  test('each raw answer has the error that it must have', async () => {
    const success = JSON.stringify(documented.find((each) => each.status === 201)?.body);
    const reported: Record<string, string> = {};
    const { answers } = await raw;
    for (const { answer, status, type = 'application/json', body } of answers) {
      const client = clientOf(
        async () =>
          new Response(body?.replace('{success}', success) ?? null, { status, headers: { 'content-type': type } }),
      );
      const outcome = await call(client, 'createEnhancedConnection', examples.createEnhancedConnection?.seed).then(
        () => 'success',
        (error: unknown) => (error instanceof DliError ? error.name : `${error}`),
      );
      reported[answer] = outcome;
    }
    expect(reported).toEqual(Object.fromEntries(answers.map(({ answer, error }) => [answer, error])));
  });
});
