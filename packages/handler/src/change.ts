import { type Refusal, unknownConnection } from './errors.ts';
import type { Decision, Facts, Store } from './store/store.ts';

type Decide = (connection: Facts, id: string) => Decision<Refusal>;

/**
 * Changes one active connection that the project owns or that is shared with it. Resolves to why not, or to `undefined`.
 */
export function change(store: Store, project_id: string, id: string, decide: Decide): Promise<Refusal | undefined> {
  return store.change(project_id, [id], (connection, id) =>
    connection?.delete_time === null ? decide(connection, id) : { refusal: unknownConnection(id) },
  );
}

/**
 * Changes active connections that the project owns, all or none. Resolves to why not, or to `undefined`. To whom a
 * connection is shared it looks as if there were none: it is not theirs to delete, share or tag (EVIDENCE.md: grantee). `grantee`
 * is whose grants `decide` looks for.
 */
export function changeOwn(
  store: Store,
  project_id: string,
  ids: readonly string[],
  decide: Decide,
  grantee?: string,
): Promise<Refusal | undefined> {
  const decided = (connection: Facts | undefined, id: string) =>
    owns(project_id, connection) ? decide(connection, id) : { refusal: unknownConnection(id) };
  return store.change(project_id, ids, decided, grantee);
}

/** True if a connection is an active one of the project. */
export function owns(project_id: string, connection: Facts | undefined): connection is Facts {
  return connection?.project_id === project_id && connection.delete_time === null;
}
