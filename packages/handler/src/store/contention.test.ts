import { createRandom, type Random } from '@dli-connections/lab/random';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres } from '../../test/postgres.ts';
import { openStore, patient } from '../../test/postgres-store.ts';
import { queriesOf } from '../../test/queries.ts';
import { listed } from '../../test/stores.ts';
import { openPostgresStore } from './postgres.ts';
import { postgresDialect } from './postgres-engine.ts';
import type { Facts, Saved, Store } from './store.ts';

/** Number of seeds; more of them find more. */
const seeds = Number(process.env.DLI_TEST_SEEDS ?? 2);

const projects = ['p1', 'p2', 'p3'];

/** Identifiers in another order than their projects. */
const idsOf = (project: string) => Array.from({ length: 4 }, (_, at) => `${4 * at - Number(project[1]) + 9}`);

/** Notes the deadlocks that the database found among the statements of this process: a store tries most of them again. */
function noteDeadlocks(): string[] {
  const found: string[] = [];
  const real = Client.prototype.query;
  const spied = vi.spyOn(Client.prototype, 'query');
  onTestFinished(() => spied.mockRestore());
  spied.mockImplementation(function (this: Client, ...args: unknown[]) {
    const answer = Reflect.apply(real, this, args);
    if (answer instanceof Promise)
      answer.catch(({ code, detail }) => {
        if (code === '40P01') found.push(`${(args[0] as { text?: string }).text}: ${detail}`);
      });
    return answer;
  } as typeof real);
  return found;
}

/** All that a project has had, some of it deleted, in any order. */
async function* pieces(project_id: string, random: Random): AsyncGenerator<Saved[]> {
  for (const id of random.shuffle(idsOf(project_id))) {
    const delete_time = random.chance(0.5) ? 1 : null;
    const grants = projects.filter((each) => each !== project_id).map((grantee) => ({ grantee }));
    yield [{ ...connectionOf({ project_id, id, name: id, delete_time, grants }), unique_name: true }];
  }
}

/** Another state of a connection: deleted or not, with other tags, shared or not. */
function changed(facts: Facts, random: Random): Facts {
  const tags = random.shuffle(['k', 'l', 'm']).slice(1).sort();
  return {
    ...facts,
    delete_time: random.chance(0.3) ? 1 : facts.delete_time,
    tags: tags.map((key) => ({ key, value: '' })),
    grants: random.chance(0.3) ? [] : facts.grants,
  };
}

/** The calls that lock something, each with the arguments from a seed. */
const calls: ((store: Store, random: Random, place: string) => Promise<unknown>)[] = [
  (store, random) => {
    const [project_id, name] = [random.pick(projects), random.pick(['8', '12', 'a'])];
    return store.insert(connectionOf({ project_id, id: `n${random.next()}`, name, grants: [] }), true);
  },
  (store, random) => {
    const ids = random.shuffle(projects.flatMap(idsOf)).slice(0, 5);
    return store.change(random.pick(projects), ids, (found) =>
      found ? { next: changed(found, createRandom(random.nat(1_000))) } : { refusal: 'none' },
    );
  },
  (store, random) => {
    const project = random.pick(projects);
    return store.change(project, random.shuffle(idsOf(project)), (found, id) =>
      found ? { next: changed(found, createRandom(Number(id))) } : { refusal: 'none' },
    );
  },
  (store, random) => {
    const project = random.pick(projects);
    return store.load(project, pieces(project, random), random.chance(0.8));
  },
  (store) => store.forget(5),
  (store) => store.ready(),
  (store, random) => listed(store, random.pick(projects)),
  // Checks the schema, and would migrate it.
  async (_, __, place) => (await openPostgresStore(place, patient)).close(),
];

test('connections are locked in one order, however many change at once', async () => {
  const ids = Array.from({ length: 250 }, (_, at) => `c${1_000 - at}`);
  const queries = await queriesOf(postgresDialect, (store) =>
    store.change('p1', ids, () => ({ refusal: 'none' }), { grantee: 'p2' }),
  );
  // One statement for all, since PostgreSQL locks the rows of each in its order.
  const locking = queries.filter(({ sql }) => sql.endsWith(postgresDialect.forUpdate));
  expect(locking.map(({ values }) => values)).toEqual([['p1', ids]]);
  expect(locking[0]?.sql).toMatch(/ ORDER BY c\.id FOR UPDATE$/);
});

describe.skipIf(!postgres)('with a database', { timeout: 300_000 }, () => {
  test.each(Array.from({ length: seeds }, (_, seed) => [seed]))(
    'calls that change the same projects side by side end each other by no deadlock: seed %i',
    async (seed) => {
      const place = await createPlace();
      // A deadlock is looked for after a second otherwise.
      const open = () => openStore(`${place}${encodeURIComponent(' -c deadlock_timeout=50')}`);
      const stores = [await open(), await open()];
      const random = createRandom(seed);
      for (const project of projects) await stores[0]?.load(project, pieces(project, random), true);
      const deadlocks = noteDeadlocks();
      const callers = Array.from({ length: 6 }, async (_, at) => {
        const own = createRandom(random.nat(2 ** 31));
        for (let count = 0; count < 25; count++) {
          const store = stores[at % 2];
          if (store) await own.pick(calls)(store, own, place);
        }
      });
      await Promise.all(callers);
      expect(deadlocks).toEqual([]);
    },
  );
});
