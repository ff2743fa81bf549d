/** A consumer's program; compiled with each TypeScript, and run. */
import {
  ApiError,
  type CreateEnhancedConnectionInput,
  createDliClient,
  type DliClient,
  DliError,
  type OperationInput,
  type OperationResult,
} from '@dli-connections/client';
import { createCoreClient } from '@dli-connections/client/core';
import { listAllEnhancedConnections } from '@dli-connections/client/paging';
import { createRawClient, type paths } from '@dli-connections/client/raw';
import { signed } from '@dli-connections/client/signing';
import { validateAnswer } from '@dli-connections/client/validate';
import { waitUntilActive } from '@dli-connections/client/waiting';
import { type OperationId, operations, type Target } from '@dli-connections/contract';
import { calls } from '@dli-connections/contract/calls';
import { createRouter } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { sign, verify } from '@dli-connections/signature';

const created = { is_success: true, message: '', connection_id: '2a620c33-5609-40c9-affd-2b6453071b0f' };
const keys = { accessKey: 'AK', secretKey: 'SK' };
const fetch: Target = async (request) => {
  const verdict = await verify(request, () => 'SK', { now: Date.now });
  if (!verdict.ok) return Response.json({ error_code: 'APIGW.0301', error_msg: verdict.problem }, { status: 401 });
  return Response.json(created, { status: 201 });
};
const place = { endpoint: 'http://dli.test', projectId: 'p1', fetch };
const input: CreateEnhancedConnectionInput = { name: 'n', dest_vpc_id: 'v', dest_network_id: 'n' };

// @ts-expect-error there is no `quues`
const misspelt: OperationInput<'createEnhancedConnection'> = { ...input, quues: [] };
// @ts-expect-error a create answers `connection_id`
const missing = (result: OperationResult<'createEnhancedConnection'>): unknown => result.id;
const list: keyof paths & `${string}/enhanced-connections` = '/v2.0/{project_id}/datasource/enhanced-connections';

const operationId: OperationId = 'createEnhancedConnection';
const route = createRouter(operations)('POST', '/v2.0/p1/datasource/enhanced-connections');
if (route?.operationId !== operationId || !validators[operationId]?.body?.first(input))
  throw new Error('the contract is not whole');
if (calls[operationId][0] !== 'POST') throw new Error('the table is not whole');

async function main(): Promise<void> {
  const client: DliClient = createDliClient({ ...place, credentials: keys, validate: validateAnswer });
  const result: OperationResult<'createEnhancedConnection'> = await client.createEnhancedConnection(input, {
    reconcile: true,
  });
  const core = createCoreClient({ ...place, credentials: signed(keys) });
  const again: string = (await core.createEnhancedConnection(input)).connection_id;
  if (again !== result.connection_id) throw new Error('the two clients disagree');

  const wrong = createDliClient({ ...place, credentials: { ...keys, secretKey: 'other' }, retry: false });
  const error: unknown = await wrong.showEnhancedConnection({ connection_id: 'c1' }).catch((reason: unknown) => reason);
  if (!(error instanceof ApiError && error instanceof DliError && error.status === 401)) throw error;

  const { data } = await createRawClient({ ...place, credentials: 'any' }).GET(list, {
    params: { path: { project_id: 'p1' } },
  });
  const name: string | undefined = data?.connections?.[0]?.name;

  const uses: unknown[] = [misspelt, missing, name, sign, listAllEnhancedConnections, waitUntilActive];
  console.log(`the consumer ran with ${uses.length} more`);
}

// CommonJS has no await at its top.
void main();
