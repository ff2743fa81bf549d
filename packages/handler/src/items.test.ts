import { describe, expect, test } from 'vitest';
import { createApi, id } from '../test/api.ts';
import { connectionOf } from '../test/connection.ts';
import { stores } from '../test/stores.ts';
import { mostItems } from './errors.ts';
import type { Connection, Store } from './store/store.ts';

const connection_id = id(0);
const [bind, unbind] = ['associateQueueToEnhancedConnection', 'disassociateQueueFromEnhancedConnection'] as const;
const [addRoute, removeRoute] = ['createRouteToEnhancedConnection', 'deleteRouteFromEnhancedConnection'] as const;

const times = <Item>(count: number, item: (at: number) => Item) => Array.from({ length: count }, (_, at) => item(at));
const peering = { kind: 'queue', bind_time: 1, ready_time: 2, failure: null } as const;
const peeringsOf = (count: number) => times(count, (at) => ({ ...peering, name: `q${at}`, peer_id: `x${at}` }));
const routesOf = (count: number) =>
  times(count, (at) => ({ name: `r${at}`, cidr: `10.${at >> 8}.${at & 255}.0/24`, create_time: 1 }));

/** An API beside a store with one connection, and a way to call it that returns the refusal, or else the status. */
async function apiOn(store: Store, lists: Partial<Connection>) {
  await store.insert(connectionOf({ id: connection_id, ...lists }), true);
  const { call } = createApi({ store });
  return async (operation: Parameters<typeof call>[0], input: object = {}) => {
    const { status, body } = await call(operation, { connection_id, ...input });
    return status === 400 ? `${body.error_code} ${body.error_msg}` : { status, body };
  };
}

interface Shown {
  body: { privileges: { project_id: string }[] };
}

const done = { status: 200 };
const refusal = (field: string, items: string, present: number, added: number) =>
  `DLI.0009 ${field}: a connection has at most 20000 ${items}. This one has ${present}, and ${added} would be added.`;

// Partitions change nothing about a connection.
const kinds = stores.filter(([kind]) => !kind.includes('partitioned'));

describe.each(kinds)('%s', { timeout: 60_000 }, (_, create) => {
  test('queues and pools have one limit, which leaves what is bound alone', async () => {
    const call = await apiOn(await (await create())(), { peerings: peeringsOf(mostItems - 1) });
    const both = { queues: ['q1', 'new'], elastic_resource_pools: ['new'] };
    const field = 'body.queues and body.elastic_resource_pools';
    expect(await call(bind, both)).toBe(refusal(field, 'queues and pools', mostItems - 1, 2));
    expect(await call(bind, { queues: ['Q0', 'new'] })).toMatchObject(done);
    expect(await call(bind, { queues: ['new', 'q7'] })).toMatchObject(done);
    const pool = { elastic_resource_pools: ['new'] };
    expect(await call(bind, pool)).toBe(refusal('body.elastic_resource_pools', 'queues and pools', mostItems, 1));
    expect(await call(unbind, { queues: ['q5'] })).toMatchObject(done);
    expect(await call(bind, pool)).toMatchObject(done);
    const { body } = (await call('showEnhancedConnection')) as { body: { available_queue_info: unknown[] } };
    expect(body.available_queue_info).toHaveLength(mostItems - 1);
  });

  test('routes have a limit, and more of them, as from an import, can be removed', async () => {
    const call = await apiOn(await (await create())(), { routes: routesOf(mostItems + 1) });
    const route = { name: 'new', cidr: '2001:db8::/32' };
    expect(await call(addRoute, route)).toBe(refusal('body.name', 'routes', mostItems + 1, 1));
    expect(await call(addRoute, { ...route, name: 'r0' })).toMatch('DLI.0006');
    expect(await call(removeRoute, { name: 'r0' })).toMatchObject(done);
    expect(await call(addRoute, route)).toBe(refusal('body.name', 'routes', mostItems, 1));
    expect(await call(removeRoute, { name: 'r1' })).toMatchObject(done);
    expect(await call(addRoute, route)).toMatchObject(done);
  });

  test('all grants of a connection are returned, however many', async () => {
    const store = await (await create())();
    const grantees = times(2_500, (at) => `g${String(at).padStart(4, '0')}`);
    const call = await apiOn(store, { grants: grantees.map((grantee) => ({ grantee })) });
    const of = async (id: string) => {
      const { body } = (await call('showEnhancedConnectionPrivilege', { connection_id: id })) as Shown;
      expect(body).toMatchObject({ is_success: true, connection_id: id });
      return body.privileges.map(({ project_id }) => project_id);
    };
    expect(await of(connection_id)).toEqual(grantees);
    // As many as one page has.
    await store.insert(
      connectionOf({ id: 'c2', name: 'other', grants: times(1_000, (at) => ({ grantee: `g${at}` })) }),
      true,
    );
    expect(await of('c2')).toHaveLength(1_000);
  });
});
