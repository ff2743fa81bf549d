import { type Refusal, unknownConnection } from './errors.ts';
import type { Decision, Facts, Store } from './store/store.ts';

type Decide = (connection: Facts, id: string) => Decision<Refusal>;

/** Changes one active connection that the project owns or that is shared with it. Resolves to the refusal, if there is one. */
export function change(store: Store, project_id: string, id: string, decide: Decide): Promise<Refusal | undefined> {
  return store.change(project_id, [id], ifActive(decide));
}

/**
 * Changes active connections that the project owns, all or none. A connection that is shared with it counts as unknown: it
 * is not the project's to delete, share or tag (EVIDENCE.md: grantee). `grantee` is whose grants `decide` looks for.
 */
export function changeOwn(
  store: Store,
  project_id: string,
  ids: readonly string[],
  decide: Decide,
  grantee?: string,
): Promise<Refusal | undefined> {
  return store.change(project_id, ids, ifActive(decide), { grantee });
}

const ifActive =
  (decide: Decide) =>
  (connection: Facts | undefined, id: string): Decision<Refusal> =>
    connection?.delete_time === null ? decide(connection, id) : { refusal: unknownConnection(id) };
