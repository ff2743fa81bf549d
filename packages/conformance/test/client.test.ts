/** Client mode: the client of this repository keeps the contract, and a faulty one is detected. */

import { createDliClient } from '@dli-connections/client';
import type { ConnectionRequest } from '@dli-connections/contract';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { askClient, type Client, type CreateClient, loadKnownFailing } from '../src/index.ts';
import { createClient } from '../targets/client.ts';
import { examples, kit } from './targets.ts';

test('the client sends what it is asked to, and reports what was answered', async () => {
  const { report } = await askClient(kit, { name: 'client', createClient, known: await loadKnownFailing('client') });
  expect(report.failures).toEqual([]);
  expect(report.cube.filter(({ state }) => state === 'not covered')).toEqual([]);
  expect(report.total).toBeGreaterThan(1000);
});

const some = ['emits/createEnhancedConnection/body.tags*', 'emits/list*/query.*', 'reports/createEnhancedConnection/*'];

/** The client with one thing done otherwise. */
const altered =
  (change: (client: Client, fetch: typeof globalThis.fetch) => Partial<Client>): CreateClient =>
  (place) => {
    const client = createClient(place);
    return { ...client, ...change(client, (input) => place.fetch(new Request(input))) };
  };

test.each<[string, CreateClient, RegExp]>([
  [
    'leaves out tags',
    altered(({ call }) => ({
      call: (id, { body, ...input }) => call(id, { ...input, body: body && { ...Object(body), tags: undefined } }),
    })),
    /the body is/,
  ],
  [
    'sends every call twice',
    altered(({ call }) => ({ call: (id, input) => call(id, input).then(() => call(id, input)) })),
    /2 requests, not one/,
  ],
  [
    'takes a soft failure for a success',
    altered(({ call, classify }) => ({
      call: (id, input) =>
        call(id, input).catch((error) => {
          if (classify(error).kind === 'soft failure') return {};
          throw error;
        }),
    })),
    /came to the value \{\}, not to \{"kind":"soft failure"/,
  ],
  [
    'calls every refusal unexpected',
    altered(({ classify }) => ({
      classify: (error) => (classify(error).kind === 'refused' ? { kind: 'unexpected' } : classify(error)),
    })),
    /not to \{"kind":"refused","status":400,"error_code":"DLI.0001"/,
  ],
  ['knows another token', (place) => createClient({ ...place, token: 'another' }), /X-Auth-Token is not the token/],
])('a client that %s is found out', async (_, wrong, fault) => {
  const { report } = await askClient(kit, { name: 'wrong', createClient: wrong, only: some });
  expect(report.failures.flatMap(({ faults }) => faults)).toContainEqual(expect.stringMatching(fault));
});

test('a client over the network gets the same cases', async () => {
  const overNetwork: CreateClient = (place) => createClient({ ...place, fetch: (request) => fetch(request) });
  const { report } = await askClient(kit, { name: 'network', createClient: overNetwork, only: some });
  expect(report.failures).toEqual([]);
});

test('a create arrives at the handler as it was given, and is shown again', async () => {
  const fetch = createHandler({ store: openSqliteStore(':memory:') });
  const client = createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any', fetch });
  // The example is of the type that its schema is generated as.
  const seed = examples.createEnhancedConnection?.['vendor-sample'] as ConnectionRequest;
  const { connection_id } = await client.createEnhancedConnection(seed);
  const { name, hosts } = await client.showEnhancedConnection({ connection_id });
  expect({ name, hosts }).toEqual({ name: seed.name, hosts: seed.hosts });
});
