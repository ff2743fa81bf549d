export { createHandler, type HandlerOptions } from './handler.ts';
export { openSqliteStore, StoreError } from './store/sqlite.ts';
export type { Connection, Peering, Store } from './store/store.ts';
