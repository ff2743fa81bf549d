import { type OperationId, operations } from '@dli-connections/contract';
import { sign } from '@dli-connections/signature';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Flat, id, place, requestOf } from '../test/api.ts';
import { inputs } from '../test/inputs.ts';
import { createSchema, postgres } from '../test/postgres.ts';
import { saved } from '../test/stores.ts';
import { createHandler } from './handler.ts';
import { openPostgresStore } from './store/postgres.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

const time = Date.UTC(2026, 0, 1);
const credentials = {
  tokens: ['p1', 'p2'].map((project) => ({ token: `token-of-${project}`, projects: [project] })),
  access_keys: ['p1', 'p2'].map((project) => ({
    ...{ access_key: `key-of-${project}`, secret_key: `secret-of-${project}` },
    projects: [project],
  })),
};

/** The ways in which a request names its caller. */
const ways: [way: string, as: (request: Request, project: string) => Request | Promise<Request>][] = [
  [
    'token',
    (request, project) => {
      request.headers.set('x-auth-token', `token-of-${project}`);
      return request;
    },
  ],
  [
    'signature',
    (request, project) =>
      sign(request, { accessKey: `key-of-${project}`, secretKey: `secret-of-${project}`, now: () => time }),
  ],
];

/** Stores, each with functions to open a new one and to remove it. */
const stores: [kind: string, open: () => Promise<{ store: Store; remove?: () => Promise<void> }>][] = [
  ['SQLite', async () => ({ store: openSqliteStore(':memory:') })],
];
if (postgres) {
  stores.push([
    'PostgreSQL',
    async () => {
      const { url, remove } = await createSchema();
      return { store: await openPostgresStore(url), remove };
    },
  ]);
}

/** Identifiers that no project has. */
const nowhere = id(999);
const setups = stores.flatMap(([kind, open]) => ways.map(([way, as]) => ({ kind, way, open, as })));

describe.each(setups)('$kind, by $way:', ({ open, as }) => {
  /** Connections of p1 that are not shared with p2, or no longer. */
  const foreign = [
    'never was shared with it',
    'is shared with it no longer',
    'was shared with it and is deleted',
  ] as const;
  const idOf = {} as Record<(typeof foreign)[number], string>;
  /** A name that p1 has taken, and p2 takes once. */
  const nameFor = (what: (typeof foreign)[number]) => `taken_${foreign.indexOf(what)}`;
  let opened: Awaited<ReturnType<typeof open>>;
  let handler: ReturnType<typeof createHandler>;

  beforeAll(async () => {
    opened = await open();
    let ids = 0;
    handler = createHandler({ store: opened.store, credentials, newId: () => id(++ids), now: () => time });
    for (const [at, what] of foreign.entries()) {
      idOf[what] = await createIn('p1', `secret_${at}`);
      await createIn('p1', nameFor(what));
      if (at > 0) await share('grant', idOf[what]);
    }
    await share('revoke', idOf['is shared with it no longer']);
    const connection_id = idOf['was shared with it and is deleted'];
    await send('deleteEnhancedConnection', { project_id: 'p1', connection_id }, 'p1');
  });
  afterAll(async () => {
    await opened.store.close();
    await opened.remove?.();
  });

  /** Shares a connection of p1 with p2, or takes that back. */
  async function share(action: 'grant' | 'revoke', id: string): Promise<void> {
    const privileges = [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }];
    const done = await send('runAuthorizationAction', { project_id: 'p1', action, projectId: 'p2', privileges }, 'p1');
    expect(done.status).toBe(200);
  }

  async function createIn(project_id: string, name: string): Promise<string> {
    const body = { name, ...place, queues: ['q1'], tags: [{ key: 'k', value: 'v' }] };
    const created = await send('createEnhancedConnection', { project_id, ...body }, project_id);
    const { connection_id } = JSON.parse(created.text);
    await send(
      'createRouteToEnhancedConnection',
      { project_id, connection_id, name: 'r1', cidr: '10.8.0.0/24' },
      project_id,
    );
    return connection_id;
  }

  async function send(operationId: OperationId, input: Flat, project?: string) {
    const request = requestOf(operationId, input);
    request.headers.delete('x-auth-token');
    const response = await handler(project ? await as(request, project) : request);
    return { status: response.status, text: await response.text() };
  }

  /** All data of p1, including what reads do not show. */
  function stateOfP1() {
    return saved(opened.store, 'p1');
  }

  describe.each(Object.keys(operations) as OperationId[])('%s', (operationId) => {
    const inputFor = (project_id: string, id: string) => ({ project_id, ...inputs[operationId](id) });
    const unchanged = async (act: () => Promise<void>) => {
      const before = await stateOfP1();
      await act();
      expect(await stateOfP1()).toEqual(before);
      expect(before).toHaveLength(2 * foreign.length);
    };

    test('without credentials it is 401 for any connection', () =>
      unchanged(async () => {
        expect((await send(operationId, inputFor('p1', idOf[foreign[0]]))).status).toBe(401);
      }));

    test('in another project it is 403, with the same text for existing and missing connections', () =>
      unchanged(async () => {
        const existing = await send(operationId, inputFor('p1', idOf[foreign[0]]), 'p2');
        expect(existing.status).toBe(403);
        expect(await send(operationId, inputFor('p1', nowhere), 'p2')).toEqual(existing);
      }));

    test.each(foreign)('in its own project, a connection of another project that %s does not exist', (what) =>
      unchanged(async () => {
        const of = idOf[what];
        if (operationId === 'createEnhancedConnection') {
          // A name that p1 has taken is free here, until it is taken here.
          const create = () => send(operationId, { ...inputFor('p2', of), name: nameFor(what) }, 'p2');
          expect([(await create()).status, (await create()).status]).toEqual([201, 400]);
          return;
        }
        const there = await send(operationId, inputFor('p2', of), 'p2');
        const unknown = await send(operationId, inputFor('p2', nowhere), 'p2');
        expect(there.text.replaceAll(of, nowhere)).toBe(unknown.text);
        expect(there.status).toBe(unknown.status);
        const names = JSON.stringify(inputs[operationId](of)).includes(of);
        if (names) expect(unknown).toMatchObject({ status: 400, text: expect.stringContaining(nowhere) });
        expect(there.text).not.toContain('secret');
      }),
    );
  });
});
