import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { OperationId } from '@dli-connections/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApi, type Flat, id, place } from '../../test/api.ts';
import { connectionOf } from '../../test/connection.ts';
import { folder, saved } from '../../test/stores.ts';
import { openSqliteStore, type Store, StoreError } from '../index.ts';

const projects = ['p1', 'p2'] as const;
const project = fc.constantFrom(...projects);
const grant =
  (action: string) =>
  (id: string, other: string): Flat => ({
    action,
    projectId: other,
    privileges: [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }],
  });
const resource_type = 'dli_enhanced_datasource';

/** What can happen to a connection between two reads: an operation, and its input besides the project. */
const happenings: [operation: OperationId, inputOf: (id: string, other: string) => Flat][] = [
  ['createEnhancedConnection', (_, other) => ({ name: `of${other}`, queues: ['q1'], ...place })],
  ['updateEnhancedConnection', (id, other) => ({ connection_id: id, hosts: [{ name: other }] })],
  ['deleteEnhancedConnection', (connection_id) => ({ connection_id })],
  ['associateQueueToEnhancedConnection', (connection_id) => ({ connection_id, queues: ['q2', 'q3'] })],
  ['disassociateQueueFromEnhancedConnection', (connection_id) => ({ connection_id, queues: ['q1', 'q2'] })],
  ['createRouteToEnhancedConnection', (connection_id) => ({ connection_id, name: 'r', cidr: '10.0.0.0/8' })],
  ['deleteRouteFromEnhancedConnection', (connection_id) => ({ connection_id, name: 'r' })],
  ['batchCreateResourceTags', (id) => ({ resource_type, resource_id: id, tags: [{ key: 'k', value: 'v' }] })],
  ['batchDeleteResourceTags', (id) => ({ resource_type, resource_id: id, tags: [{ key: 'k', value: 'v' }] })],
  ['runAuthorizationAction', grant('grant')],
  ['runAuthorizationAction', grant('revoke')],
];

type Step =
  /** A call to one of the processes, about the connection at a place among those created. */
  | { kind: 'call'; happening: (typeof happenings)[number]; project_id: string; at: number; process: number }
  /** The project is written out and read in again by a process. */
  | { kind: 'move'; project_id: string; process: number }
  /** The clock goes on, or back. */
  | { kind: 'time'; by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      happening: fc.constantFrom(...happenings),
      project_id: project,
      at: fc.nat(2),
      process: fc.nat(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), project_id: project, process: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), by: fc.integer({ min: -12, max: 12 }) }) },
);

/** Which connections are listed: all, and some that only some changes are about. */
const queries: Flat[] = [
  { limit: 0 },
  { limit: 1, offset: 1 },
  { tags: 'k=v' },
  { status: 'deleted' },
  { status: 'ACTIVE' },
  { name: 'ofp2' },
];

/** The same store, which cannot tell its version: nothing is kept of it. */
function versionless({ version: _, ...store }: Store): Store {
  return store;
}

/** The same store, and how often a connection or a list was read from it. */
function counted(store: Store) {
  const reads = { count: 0 };
  const get: Store['get'] = (...args) => {
    reads.count++;
    return store.get(...args);
  };
  const list: Store['list'] = (...args) => {
    reads.count++;
    return store.list(...args);
  };
  return { reads, store: { ...store, get, list } };
}

/** Queues that take their time until they are bound, and one that fails to. */
const scenario = {
  queues: [
    { name: 'q1', peering_ms: 0 },
    { name: 'q2', peering_ms: 7, fails: 'no' },
    { name: 'q3', peering_ms: 14 },
  ],
};

/** Two processes on one file, and a handler on it that keeps no answers. */
function createProcesses() {
  const file = join(folder(), 'data.sqlite');
  let ids = 0;
  const newId = () => id(++ids);
  const create = () => {
    const { store, reads } = counted(openSqliteStore(file));
    return { ...createApi({ store, newId, scenario }), reads };
  };
  const processes = [create(), create()] as const;
  const plain = createApi({ store: versionless(processes[0].store), scenario });
  const created: string[] = [];

  async function carryOut(step: Exclude<Step, { kind: 'time' }>, time: number): Promise<void> {
    const { call, clock, store } = processes[step.process % 2 === 0 ? 0 : 1];
    const { project_id } = step;
    clock.time = time;
    if (step.kind === 'move') {
      const pieces = Readable.from([await saved(store, project_id)]);
      return void (await store.load(project_id, pieces, true));
    }
    const [operation, inputOf] = step.happening;
    const [connection_id, other] = [created[step.at] ?? 'none', project_id === 'p1' ? 'p2' : 'p1'];
    const { body } = await call(operation, { project_id, ...inputOf(connection_id, other) });
    if (body?.connection_id) created.push(body.connection_id);
  }

  /** Has both processes answer every read as the plain one does. How many of them they took from their stores, and how many were refused. */
  async function readAll(time: number) {
    for (const { clock } of [...processes, plain]) clock.time = time;
    for (const { reads } of processes) reads.count = 0;
    let refused = 0;
    const shows = [...created, 'none'].map((connection_id) => ['showEnhancedConnection', { connection_id }] as const);
    const lists = queries.map((query) => ['listEnhancedConnections', query] as const);
    for (const project_id of projects) {
      for (const [operation, input] of [...shows, ...lists]) {
        // The plain one reads from a store of the others.
        const before = processes[0].reads.count;
        const wanted = await plain.call(operation, { project_id, ...input });
        processes[0].reads.count = before;
        for (const { call } of processes) {
          expect(await call(operation, { project_id, ...input })).toEqual(wanted);
          if (wanted.status !== 200) refused++;
        }
      }
    }
    return { read: processes[0].reads.count + processes[1].reads.count, refused };
  }

  const close = () => Promise.all(processes.map(({ store }) => store.close()));
  return { carryOut, readAll, close };
}

// Each write waits for the disk, which may be busy; the timeout is for a test that hangs.
test('whatever changes what, and whenever, answers are those of a handler that keeps none', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { carryOut, readAll, close } = createProcesses();
      let time = 1_000;
      for (const each of steps) {
        if (each.kind === 'time') time += each.by;
        else await carryOut(each, time);
        await readAll(time);
        // Nothing happened in between: what there is is not read again.
        const { read, refused } = await readAll(time);
        expect(read).toBe(refused);
      }
      await close();
    }),
    { numRuns: 40 },
  ),
);

test('what another process has changed is shown from then on', { timeout: 60_000 }, async () => {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  await store.insert(connectionOf(), true);
  const { call } = createApi({ store });
  const host = async () => {
    const { body } = await call('showEnhancedConnection', { connection_id: 'c1' });
    return Number(body.hosts[0].name);
  };
  await call('showEnhancedConnection', { connection_id: 'c1' });
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../test/changer.ts', import.meta.url)), file]);
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    for (let at = 0; at < 3; at++) expect(await host()).toBeGreaterThanOrEqual(last);
  }
  expect(last).toBe(50);
  await store.close();
});

test('where the store cannot tell its version the answer is 503, also of what was kept', async () => {
  const store = openSqliteStore(':memory:');
  await store.insert(connectionOf(), true);
  let away = false;
  const version = async () => {
    if (away) throw new StoreError('away');
    return 1;
  };
  const { call } = createApi({ store: { ...store, version }, onError: () => {} });
  const statuses: number[] = [];
  for (const is of [false, true, false]) {
    away = is;
    statuses.push((await call('showEnhancedConnection', { connection_id: 'c1' })).status);
  }
  expect(statuses).toEqual([200, 503, 200]);
});
