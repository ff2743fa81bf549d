import { Readable } from 'node:stream';
import type { OperationId } from '@dli-connections/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApi, type Flat, place } from '../../test/api.ts';
import { createModel, seenIn } from '../../test/model.ts';
import { empty, saved, stores } from '../../test/stores.ts';
import { most } from '../store/listing.ts';

/** A call: its project, the connection by its place among those created, and the rest of its input. */
interface Call {
  /** An operation, or an export of the project followed by an import in its place. */
  operation: OperationId | 'move';
  project_id: string;
  at: number;
  input: Flat;
}

const project = fc.constantFrom('p1', 'p2');
const queues = fc.array(fc.constantFrom('q1', 'Q1', 'q2', 'q3', 'default'), { minLength: 1, maxLength: 3 });
const route = fc.constantFrom('r', 's', 't');
const cidr = fc.constantFrom('10.0.0.0/8', '11.0.0.0/8', '::/0');
const hosts = fc.option(fc.array(fc.record({ name: fc.constantFrom('h1', 'h2') }), { maxLength: 2 }));
const [key, value] = [fc.constantFrom('k', 'l'), fc.constantFrom('v', 'w')];
const tags = fc.record({ key, value }).map((tag) => [tag]);
const offset = fc.nat(3);
/** More connections than one piece of a list has: see `listing.ts`. */
const pieceful = most + 10;
/** One of eight runs begins with this many connections. */
const crowd = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, pieceful);
const resource_type = 'dli_enhanced_datasource';

const inputs: Partial<Record<Call['operation'], fc.Arbitrary<Flat>>> = {
  createEnhancedConnection: fc.record({ name: fc.constantFrom('a', 'b', 'c'), queues, tags }),
  updateEnhancedConnection: fc.record({ hosts }),
  deleteEnhancedConnection: fc.constant({}),
  associateQueueToEnhancedConnection: fc.record({ queues }),
  disassociateQueueFromEnhancedConnection: fc.record({ queues }),
  createRouteToEnhancedConnection: fc.record({ name: route, cidr }),
  deleteRouteFromEnhancedConnection: fc.record({ name: route }),
  batchCreateResourceTags: fc.record({ tags }),
  runAuthorizationAction: fc.record({
    projectId: project,
    action: fc.constantFrom('grant', 'grant', 'revoke', 'update'),
    named: fc.constantFrom([], ['BIND_QUEUE'], ['BIND_QUEUE']),
  }),
  listEnhancedConnections: fc.record({
    limit: fc.constantFrom(0, 0, 1, 2, 3, pieceful),
    offset: fc.oneof(offset, fc.constant(pieceful)),
    tags: fc.constantFrom(undefined, 'k=v', 'k=v,l=w'),
  }),
  listResourcesByTags: fc.record({
    limit: fc.integer({ min: 1, max: 2 }),
    offset,
    tags: fc.uniqueArray(fc.record({ key, values: fc.uniqueArray(value) }), { selector: (tag) => tag.key }),
  }),
  move: fc.constant({}),
};
const operation = fc.constantFrom(...(Object.keys(inputs) as Call['operation'][]));
const call: fc.Arbitrary<Call> = operation.chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    project_id: project,
    at: fc.nat(2),
    input: inputs[operation] as fc.Arbitrary<Flat>,
  }),
);

/** The input that a call sends for a connection. */
function inputOf({ operation, project_id, input }: Call, id: string): Flat {
  if (operation === 'createEnhancedConnection') return { project_id, ...place, ...input };
  if (operation === 'listEnhancedConnections') return { project_id, ...input };
  if (operation === 'listResourcesByTags') return { project_id, resource_type, ...input };
  if (operation === 'batchCreateResourceTags') return { project_id, resource_type, resource_id: id, ...input };
  if (operation !== 'runAuthorizationAction') return { project_id, connection_id: id, ...input };
  const { named, ...rest } = input;
  return { project_id, ...rest, privileges: [{ object: `edsconnections.${id}`, privileges: named }] };
}

// Each write waits for the disk, which may be busy; the timeout is for a test that hangs.
test.each(stores)(
  '%s: whatever is called, the answers and what each project sees are those of the model',
  { timeout: 600_000 },
  async (_, create) => {
    const store = await (await create())();
    await fc.assert(
      fc.asyncProperty(crowd, fc.array(call, { minLength: 10, maxLength: 40 }), async (crowd, calls) => {
        await empty(store, ['p1', 'p2']);
        const api = createApi({ store });
        const model = createModel();
        const ids: string[] = [];
        const first = Array.from({ length: crowd }, (_, at): Call => {
          const input = { name: `crowd${at}`, queues: ['q1'], tags: [] };
          return { operation: 'createEnhancedConnection', project_id: 'p1', at: 0, input };
        });
        for (const each of [...first, ...calls]) {
          api.clock.time++;
          const id = ids[each.at] ?? 'none';
          const input = inputOf(each, id);
          if (each.operation === 'move') {
            const before = await saved(store, each.project_id);
            const pieces = Readable.from(before.map((one) => [one]));
            expect(await store.load(each.project_id, pieces, true)).toBe('loaded');
            expect(await saved(store, each.project_id)).toEqual(before);
          } else {
            const { status, body } = await api.call(each.operation, input);
            if (body?.connection_id) ids.push(body.connection_id);
            if (each.operation === 'listEnhancedConnections') {
              expect(seenIn({ body })).toEqual(model.pageOf(each.project_id, input));
              expect(body.count).toBe(body.connections.length);
              continue;
            }
            if (each.operation === 'listResourcesByTags') {
              expect(body).toMatchObject(model.foundBy(each.project_id, input));
              continue;
            }
            const expected =
              each.operation === 'createEnhancedConnection'
                ? model.create(input, body?.connection_id)
                : model.change(each.operation, id, input);
            expect(status < 400 ? 'ok' : body.error_msg).toBe(expected);
          }
          if (ids.length < crowd) continue;
          for (const project_id of ['p1', 'p2']) {
            const listed = await api.call('listEnhancedConnections', { project_id, limit: 0 });
            expect(seenIn(listed)).toEqual(model.seenBy(project_id));
          }
        }
      }),
      { numRuns: 40 },
    );
  },
);
