import type { Engine, Query } from '../src/store/engine.ts';
import { createSqlStore } from '../src/store/sql-store.ts';
import type { Store } from '../src/store/store.ts';

/** The first query that a call of a store asks, on an engine that finds nothing. */
export async function queryOf(call: (store: Store) => Promise<unknown>): Promise<Query> {
  const queries: Query[] = [];
  const engine = {
    look: async (query) => {
      queries.push(query);
      return [];
    },
    read: async () => undefined,
    add: async (_, job) => {
      const { value } = job().next();
      queries.push(value as Query);
    },
  } as Partial<Engine> as Engine;
  await call(createSqlStore(engine));
  const [first] = queries;
  if (!first) throw new Error('the call asks nothing');
  return first;
}
