import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations, type Target } from '@dli-connections/contract';
import { type Bundle, readBundle } from '@dli-connections/contract/codegen';
import type { Contract } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { createHandler, openPostgresStore, openSqliteStore } from '@dli-connections/handler';
import { createSchema, postgres } from '@dli-connections/handler/test/postgres';
import { createMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import { errorFields, type RunOptions, requestExamples } from '../src/index.ts';
import { spawnPair } from './processes.ts';

/** The contract as built from the spec: what every verdict here is taken from. */
export const contract: Contract = { operations, validators };

/** The bundle that the contract is derived from. */
export const bundle: Bundle = await readBundle();

/** Request examples of the spec, by operationId and name. */
export const examples = requestExamples(bundle);

/** The fields that an error may have. */
export const envelope = errorFields(bundle);

/** A project of its own for each case, so that what one leaves behind is nothing to another. */
const projectOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** How the cases address a target. */
export function optionsFor(target: Target, endpoint = 'http://dli.test'): RunOptions {
  return { target, contract, envelope, examples, endpoint, projectOf, token: 'any-token', likeReference: true };
}

/** A target that is ready to be asked. */
export interface Ready {
  options: RunOptions;
  close: () => Promise<void>;
}

/** The targets that every case runs on. */
export const targets: Record<string, () => Promise<Ready>> = {
  async handler() {
    const store = openSqliteStore(':memory:');
    return { options: optionsFor(createHandler({ store })), close: () => store.close() };
  },
  async reference() {
    const folder = await mkdtemp(join(tmpdir(), 'dli-conformance-'));
    const server = await startReference({ port: 0, host: '127.0.0.1', data: join(folder, 'data.sqlite') });
    return {
      options: optionsFor((request) => fetch(request), server.url),
      async close() {
        await server.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  async mock() {
    return { options: optionsFor(await createMock()), close: async () => {} };
  },
};

if (postgres) {
  targets['handler-postgres'] = async () => {
    const { url, remove } = await createSchema();
    const store = await openPostgresStore(url);
    return { options: optionsFor(createHandler({ store })), close: () => store.close().then(remove) };
  };
  targets['reference-two'] = async () => {
    const { url, remove } = await createSchema();
    const pair = await spawnPair(url);
    return { options: optionsFor(pair.target), close: () => pair.close().then(remove) };
  };
}
