/** The targets that the kit is run on: everything in this repository that answers requests of the API. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '@dli-connections/contract';
import { createHandler, openPostgresStore, openSqliteStore } from '@dli-connections/handler';
import { partition } from '@dli-connections/lab/postgres/partition';
import { createSchemaIn } from '@dli-connections/lab/postgres/schema';
import { createMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { SessionOptions } from '../src/index.ts';
import { startPrism } from './prism.ts';
import { spawnPair } from './processes.ts';

/** A target that is ready to be asked. */
export interface Ready {
  target: Target;
  /** Settings of its run that differ from the usual. */
  asked?: Pick<
    Partial<SessionOptions>,
    'endpoint' | 'project' | 'token' | 'foreignToken' | 'likeReference' | 'restart' | 'network'
  >;
  close: () => Promise<void>;
}

/** Opens a target; `database` is a PostgreSQL that it may make a schema in. */
export type Open = (database: string) => Promise<Ready>;

/** Targets with state claim to answer like the reference handler, as they are it. */
const likeReference = true;

/** A folder of its own that is gone afterwards. */
async function inFolder(open: (folder: string) => Promise<Ready>): Promise<Ready> {
  const folder = await mkdtemp(join(tmpdir(), 'dli-conformance-'));
  const ready = await open(folder);
  return { ...ready, close: () => ready.close().then(() => rm(folder, { recursive: true })) };
}

/** The targets that need nothing but this repository. */
export const targets = {
  async handler() {
    const store = openSqliteStore(':memory:');
    let target = createHandler({ store });
    const restart = async () => {
      target = createHandler({ store });
    };
    return { target: (request) => target(request), asked: { likeReference, restart }, close: () => store.close() };
  },
  /** One with credentials, in one project, tested like a stranger's server. */
  async 'handler-strict'() {
    const store = openSqliteStore(':memory:');
    const tokens = [
      { token: 'token-of-own', projects: ['own'] },
      { token: 'token-of-foreign', projects: ['foreign'] },
    ];
    return {
      target: createHandler({ store, credentials: { tokens } }),
      asked: { project: 'own', token: 'token-of-own', foreignToken: 'token-of-foreign' },
      close: () => store.close(),
    };
  },
  'handler-file': () =>
    inFolder(async (folder) => {
      const open = () => openSqliteStore(join(folder, 'data.sqlite'));
      let store = open();
      let target = createHandler({ store });
      const restart = async () => {
        await store.close();
        store = open();
        target = createHandler({ store });
      };
      return {
        target: (request) => target(request),
        asked: { likeReference, restart },
        close: () => store.close(),
      };
    }),
  reference: () =>
    inFolder(async (folder) => {
      const start = (port: number) => startReference({ port, host: '127.0.0.1', data: join(folder, 'data.sqlite') });
      let server = await start(0);
      const { url } = server;
      const restart = async () => {
        await server.close();
        server = await start(Number(new URL(url).port));
        // The connection that is kept alive ended with the server; the first request on it would fail.
        await fetch(url).catch(() => {});
      };
      return {
        target: (request) => fetch(request),
        asked: { likeReference, endpoint: url, restart, network: true },
        close: () => server.close(),
      };
    }),
  async mock() {
    return { target: await createMock(), asked: { likeReference }, close: async () => {} };
  },
  /** `prism mock` as it comes, which knows nothing of this repository but the bundle. */
  async prism() {
    const { target, url, close } = await startPrism();
    return { target, asked: { endpoint: url }, close };
  },
} satisfies Record<string, Open>;

/** The targets that need PostgreSQL. */
export const postgresTargets = {
  async 'handler-postgres'(database) {
    const { url, remove } = await createSchemaIn(database);
    const store = await openPostgresStore(url);
    return { target: createHandler({ store }), asked: { likeReference }, close: () => store.close().then(remove) };
  },
  /** The same on tables that are partitioned by project. */
  async 'handler-partitioned'(database) {
    const { url, remove } = await createSchemaIn(database);
    await (await openPostgresStore(url)).close();
    await partition(url);
    const store = await openPostgresStore(url);
    return { target: createHandler({ store }), asked: { likeReference }, close: () => store.close().then(remove) };
  },
  async 'reference-two'(database) {
    const { url, remove } = await createSchemaIn(database);
    const { target, close } = await spawnPair(url);
    return { target, asked: { likeReference }, close: () => close().then(remove) };
  },
} satisfies Record<string, Open>;
