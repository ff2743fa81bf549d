import type { Connection } from '../src/index.ts';
import { type Dialect, type Engine, type Job, type Query, stepThrough } from '../src/store/engine.ts';
import { endOf, postgresDialect } from '../src/store/postgres-engine.ts';
import { insertAll } from '../src/store/rows.ts';
import { createSqlStore } from '../src/store/sql-store.ts';
import type { Store } from '../src/store/store.ts';

/** The queries that a call of a store asks, on an engine that finds nothing. */
export async function queriesOf(dialect: Dialect, call: (store: Store) => Promise<unknown>, seq = 1): Promise<Query[]> {
  const queries: Query[] = [];
  const take = async (query: Query) => {
    queries.push(query);
    return [];
  };
  const carryOut = <Result>(job: () => Job<Result>) => stepThrough(job, take);
  const engine = {
    dialect,
    look: take,
    read: carryOut,
    search: carryOut,
    write: carryOut,
    add: async (connection) => (await carryOut(() => insertAll([connection], { time: undefined, seq })))[0] ?? 'exists',
  } as Partial<Engine> as Engine;
  await call(createSqlStore(engine));
  return queries;
}

/** The two statements of a single create on PostgreSQL that gets a number. */
export async function createQueriesOf(connection: Connection, seq: number): Promise<Query[]> {
  // Its first step is a query.
  const move = endOf(connection.project_id, 1, connection.create_time).next().value as Query;
  const inserts = await queriesOf(postgresDialect, (store) => store.insert(connection, true), seq);
  return [move, ...inserts];
}
