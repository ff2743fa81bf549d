/** Everything in one project: as many cases as possible run there, and the others say why not. */
import { createHandler, openSqliteStore, type Store } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { cubeOf, runSession, type Session } from '../src/index.ts';
import { select } from '../src/select.ts';
import { listFaults } from './planted/store-faults.ts';
import { bundle, contract, kit } from './targets.ts';

const asked = { name: 'one project', bundle, contract, suite: kit.suite, project: 'p1' };
const failedOf = ({ ran }: Session) => ran.flatMap(({ outcome, result }) => (outcome === 'failed' ? [result] : []));
const reasonsOf = ({ leftOut }: Session) => [...new Set(leftOut.map(({ reason }) => reason))];
const about = ['state/*', 'race/*', 'list/*', 'tags/*', 'rules/*', 'change/*'];

/** A project with deleted connections, as an earlier run leaves it. */
async function used(): Promise<Store> {
  const store = openSqliteStore(':memory:');
  const { remains } = await runSession({ ...asked, target: createHandler({ store }), only: ['create/*', 'list/*'] });
  expect(remains).toEqual([]);
  return store;
}

test('states, races and lists are tested beside deleted connections', async () => {
  const session = await runSession({ ...asked, target: createHandler({ store: await used() }), only: about });
  expect(failedOf(session)).toEqual([]);
  const ran = session.ran.map(({ case: { name } }) => name.split('/')[0]);
  expect([...new Set(ran)].sort()).toEqual(about.map((glob) => glob.replace('/*', '')).sort());
  expect(ran.filter((group) => group === 'state').length).toBeGreaterThan(15);
  expect(ran.filter((group) => group === 'race').length).toBeGreaterThan(20);
  expect(reasonsOf(session)).not.toContainEqual(expect.stringContaining('active connections'));
});

test('beside an active connection, cases about the whole project are left out with the reason', async () => {
  const target = createHandler({ store: await used() });
  const body = JSON.stringify({ name: 'mine', dest_vpc_id: 'v', dest_network_id: 'n' });
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
  await target(new Request(url, { method: 'POST', headers, body }));
  const session = await runSession({ ...asked, target, only: about });
  expect(failedOf(session)).toEqual([]);
  expect(session.ran.length).toBeGreaterThan(20);
  expect(reasonsOf(session)).toContain('the case needs a project without active connections, and this one has 1');
});

test('a cell that a second project would have tested says so, and not that something is open', async () => {
  const { leftOut } = select([...kit.suite.behaviours, ...kit.suite.derived], contract.operations, {
    oneProject: true,
  });
  const cube = cubeOf(bundle, { ran: [], leftOut, remains: [] } as never, []); // of a session, the cube reads these
  const noteOf = (wanted: string) =>
    cube.find(({ operation, status, constraint }) => `${operation} ${status} ${constraint}` === wanted)?.note;
  expect(noteOf('runAuthorizationAction 404 response')).toBe('the case needs a second project');
  expect(noteOf('listEnhancedConnections 4xx /components/parameters/NameFilter/schema/type')).toBe(
    'the contract leaves it open: Which of several values of one parameter counts is not documented.',
  );
});

test.each(Object.entries(listFaults).filter((_, at) => at % 10 === 0))(
  'found in one project: %s',
  async (_name, plant) => {
    const session = await runSession({ ...asked, target: plant(), only: about, stopAt: 'failure' });
    expect(failedOf(session)).toHaveLength(1);
  },
);
