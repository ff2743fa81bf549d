export { hashOfToken, type KnownCredentials } from './callers.ts';
export { networkOf } from './cidr.ts';
export { createExchange, createHandler, type HandlerOptions } from './handler.ts';
export { JsonText } from './json-text.ts';
export type {
  Compute,
  Scenario,
  SoftFailure,
  Throttling,
  Vpc,
} from './scenario/scenario.ts';
export { openPostgresStore, type PostgresOptions } from './store/postgres.ts';
export { distributePostgres } from './store/postgres-distribute.ts';
export { openSqliteStore, type SqliteOptions } from './store/sqlite.ts';
export { syncFolder } from './store/sqlite-file.ts';
export { backupSqlite, problemsOfSqlite } from './store/sqlite-upkeep.ts';
export type {
  Connection,
  Decision,
  Facts,
  Filter,
  Page,
  Piece,
  Saved,
  Store,
  Tagged,
} from './store/store.ts';
export { StoreError } from './store/store.ts';
