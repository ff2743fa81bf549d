export { createHandler, type HandlerOptions } from './handler.ts';
export { openSqliteStore, StoreError } from './store/sqlite.ts';
export type {
  Connection,
  Decision,
  Facts,
  Filter,
  Grant,
  Page,
  Peering,
  Route,
  Store,
  TagsInUse,
} from './store/store.ts';
