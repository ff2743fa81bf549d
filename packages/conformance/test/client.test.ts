/** Both sides of the wire: what the client sends keeps the contract, and what it reports is what was answered. */
import { readFile } from 'node:fs/promises';
import { ApiError, createDliClient, type DliClient, DliError, SoftFailureError } from '@dli-connections/client';
import {
  type CreateEnhancedConnectionRequest,
  type OperationId,
  operations,
  type Target,
} from '@dli-connections/contract';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answerExamples, pathExamples, wireProblem } from '../src/index.ts';
import { bundle, contract, examples } from './targets.ts';

const clientOf = (fetch: Target) =>
  createDliClient({
    endpoint: 'http://dli.test',
    projectId: '48cc2c48765f481480c7db940d6409d1',
    credentials: 'any-token',
    retry: false,
    fetch,
  });

const paths = pathExamples(bundle);

/** For each operation the inputs that it is called with: its request examples, or its path parameters alone. */
const inputs = Object.keys(operations).flatMap((operationId) =>
  Object.entries(examples[operationId] ?? { plain: {} }).map(([example, body]) => ({
    operationId,
    example,
    input: { ...paths[operationId], ...(body as object) },
  })),
);

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

const documented = answerExamples(bundle);

describe('what the client reports', () => {
  test.each(documented)('$operationId $status $example', async ({ operationId, status, body }) => {
    const answer = () => (body === undefined ? new Response(null, { status }) : Response.json(body, { status }));
    const input = inputs.find((each) => each.operationId === operationId)?.input;
    const outcome = await call(
      clientOf(async () => answer()),
      operationId,
      input,
    ).catch((error: unknown) => error);
    const { is_success, message, error_code, error_msg } = (body ?? {}) as Record<string, unknown>;
    if (status >= 300) {
      expect(outcome).toBeInstanceOf(ApiError);
      expect(outcome).toMatchObject({ status, error_code, error_msg });
    } else if (is_success === false) {
      expect(outcome).toBeInstanceOf(SoftFailureError);
      expect(outcome).toMatchObject({ status, serviceMessage: message });
    } else expect(outcome).toEqual(body);
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
