import type { OperationId } from '@dli-connections/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApi, type Flat, id, place } from '../../test/api.ts';
import { createModel, seenIn } from '../../test/model.ts';
import { empty, stores } from '../../test/stores.ts';

type Call = [operation: OperationId, input: Flat];

const first = { project_id: 'p1', name: 'test', queues: ['q0'], ...place };
const connection = { project_id: 'p1', connection_id: id(1) };
const route = (name: string, cidr: string): Call => ['createRouteToEnhancedConnection', { ...connection, name, cidr }];

/** Calls whose answers and effects depend on which of them came before. */
const calls: Call[] = [
  ['associateQueueToEnhancedConnection', { ...connection, queues: ['q1', 'q2'] }],
  ['associateQueueToEnhancedConnection', { ...connection, queues: ['Q1'] }],
  ['disassociateQueueFromEnhancedConnection', { ...connection, queues: ['q0', 'q1'] }],
  ['updateEnhancedConnection', { ...connection, hosts: [{ name: 'h1' }] }],
  ['updateEnhancedConnection', { ...connection, hosts: [{ name: 'h2' }, { name: 'h3' }] }],
  route('r', '10.0.0.0/8'),
  route('r', '11.0.0.0/8'),
  route('s', '10.0.0.0/8'),
  ['deleteRouteFromEnhancedConnection', { ...connection, name: 'r' }],
  ['deleteEnhancedConnection', connection],
  ['createEnhancedConnection', first],
];

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

// Each write waits for the disk, which may be busy.
test.each(stores)(
  '%s: what calls at one time answer and leave behind is what they do in some order',
  { timeout: 60_000 },
  async (_, create) => {
    const open = await create();
    const stores = [await open(), await open()] as const;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(calls, { minLength: 3, maxLength: 5 }), async (chosen) => {
        await empty(stores[0], ['p1']);
        let ids = 0;
        const apis = stores.map((store) => createApi({ store, newId: () => id(++ids) }));
        const api = (at: number) => apis[at % apis.length] as (typeof apis)[number];
        await api(0).call('createEnhancedConnection', first);

        const answers = await Promise.all(chosen.map(([operation, input], at) => api(at).call(operation, input)));
        const played = chosen.map(([operation, input], at) => {
          const { status, body } = answers[at] as (typeof answers)[number];
          return { operation, input, created: body?.connection_id, verdict: status < 400 ? 'ok' : body.error_msg };
        });
        const seen = seenIn(await api(0).call('listEnhancedConnections'));
        const explained = orders(played).some((order) => {
          const model = createModel();
          model.create(first, id(1));
          const verdicts = order.map(({ operation, input, created }) =>
            operation === 'createEnhancedConnection'
              ? model.create(input, created)
              : model.change(operation, id(1), input),
          );
          const same = order.every(({ verdict }, at) => verdict === verdicts[at]);
          return same && JSON.stringify(model.seenBy('p1')) === JSON.stringify(seen);
        });
        expect(explained, JSON.stringify({ played, seen }, null, 2)).toBe(true);
      }),
      { numRuns: 40 },
    );
  },
);
