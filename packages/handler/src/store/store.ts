import type { Connection as Body, ConnectionRoute, Host, Tag } from '@dli-connections/contract';
import type { JsonText } from '../json-text.ts';

/** A store cannot be used, or not now. The message names the store, the reason and the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** `true` if the change may still have been made: the store was lost during the commit. */
  readonly mayStand: boolean;

  constructor(message?: string, { mayStand = false, ...options }: ErrorOptions & { mayStand?: boolean } = {}) {
    super(message, options);
    this.mayStand = mayStand;
  }
}

/** One VPC peering, as stored. Its state at a time is derived: see `peerAt`. */
export interface Peering {
  /** The kind of the bound resource: a queue, or an elastic resource pool. */
  kind: 'queue' | 'pool';
  /** Name of the queue, in lower case, or of the pool. */
  name: string;
  peer_id: string;
  /** Since when it is bound, in milliseconds since the epoch. */
  bind_time: number;
  /** When the attempt to make it ends, in milliseconds since the epoch. */
  ready_time: number;
  /** The reason why that attempt fails; `null` when it succeeds. */
  failure: string | null;
}

/** A route of a connection, as stored: with its time in milliseconds since the epoch. */
export type StoredRoute = Required<ConnectionRoute>;

/** A grant of the only privilege, `BIND_QUEUE`, to a project. */
export interface Grant {
  /** The project that the connection is shared with. */
  grantee: string;
}

/** Some projects that a connection is shared with, and whether there may be more. */
export interface Grantees {
  page: string[];
  isLast: boolean;
}

/** A connection as rules look at it: all but its hosts, which may take megabytes and which no rule looks at. */
export interface Facts {
  /** The project that owns the connection. */
  project_id: string;
  id: string;
  name: string;
  dest_vpc_id: string;
  dest_network_id: string;
  routetable_id: string | null;
  /** Milliseconds since the epoch. */
  create_time: number;
  /** Milliseconds since the epoch; `null` as long as the connection exists. */
  delete_time: number | null;
  /** In the order in which they were bound; those that were bound together, by name. */
  peerings: Peering[];
  /** In the order in which they were added. */
  routes: StoredRoute[];
  /** In the order of their keys. */
  tags: Tag[];
  /** In the order of the projects. `Store.change` passes some of them only. */
  grants: Grant[];
}

/** A connection that a search by tags finds. */
export type Tagged = Omit<Facts, 'grants'>;

/** A connection, as stored. */
export interface Connection extends Facts {
  hosts: JsonText<Host[]>;
}

/** A piece of a list as reads show it: the JSON of `count` connections, separated by commas, in UTF-8. */
export interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  count: number;
}

/** A connection with everything stored, for another store to load. */
export interface Saved extends Connection {
  /** True if its name is unique among the active connections of the project for which this is true too. */
  unique_name: boolean;
}

/** The result of a load; 'occupied' or `taken`, a connection with the id or unique name of another, loads nothing. */
export type Loaded = 'loaded' | 'occupied' | { taken: Saved };

/** The connections to look for. All conditions must hold; without any, every connection is found. */
export interface Filter {
  status?: 'ACTIVE' | 'DELETED' | undefined;
  /** The exact name. */
  name?: string | undefined;
  /** Keys that all must be there, each with one of its values; with any value where none are listed. */
  tags?: readonly { key: string; values: readonly string[] }[] | undefined;
  /** Only those without any tag. Lists have no such filter. */
  untagged?: boolean | undefined;
}

/** A part of a list: the number of entries to skip, and the maximum number to return; all the rest without a limit. */
export interface Page {
  offset: number;
  limit?: number | undefined;
}

/** The tag keys of one page with their values, and the total number of keys. */
export interface TagsInUse {
  tags: { key: string; values: string[] }[];
  count: number;
}

/** The next state of a connection, with hosts only if they change; or why it stays as it is. */
export type Decision<Refusal> = { next: Facts & { hosts?: JsonText<Host[]> } } | { refusal: Refusal };

/** A change of connections that the project owns, whoever shares others with it. */
export interface OwnChange {
  /** Project whose grants the change is about. */
  grantee?: string | undefined;
}

/**
 * The storage of a handler. `project_id` is always the asking project: it reaches the connections that it owns and
 * those that are shared with it. When a method resolves, its change is durable. When it rejects, or resolves to a
 * refusal, nothing has changed, unless it rejected with a `StoreError` that says the change may stand.
 */
export interface Store {
  /**
   * Adds a connection at the end of its project, unless its name must be unique and an active connection that was added
   * with the same condition has it. Its `create_time` is raised to the latest one of the project if it is earlier.
   */
  insert(connection: Connection, uniqueName: boolean): Promise<'inserted' | 'exists'>;
  /** A connection as reads show it at a time, in milliseconds since the epoch; also a deleted one. */
  get(project_id: string, id: string, now: number): Promise<JsonText<Body> | undefined>;
  /** The same as rules look at it. */
  facts(project_id: string, id: string): Promise<Facts | undefined>;
  /** The tags of an active connection that the project owns. */
  tags(project_id: string, id: string): Promise<Tag[] | undefined>;
  /** A page of the projects that an active own connection is shared with, in order, behind one of them. */
  grantees(project_id: string, id: string, after: string): Promise<Grantees | undefined>;
  /**
   * The connections that a filter lets through, also deleted ones, as reads show them at a time, in milliseconds since the
   * epoch. They come in the order of their creation and piece by piece, so that they need not be in memory at once. A
   * piece is of one state. A connection that is among them from the first piece to the last is there once; one that comes
   * or goes meanwhile is there once or not at all.
   */
  list(project_id: string, filter: Filter, page: Page, now: number): AsyncIterable<Piece>;
  /** A page of the own connections that a filter lets through, in the same order, and their total number. */
  find(project_id: string, filter: Filter, page: Page): Promise<{ found: Tagged[]; count: number }>;
  /** The number of own connections that a filter lets through. */
  count(project_id: string, filter: Filter): Promise<number>;
  /** The tags on active own connections, by key and value. Read piece by piece, so a concurrent change may show in part. */
  tagsInUse(project_id: string, page: Page): Promise<TagsInUse>;
  /**
   * Changes connections, all or none, in one transaction: nobody sees or makes a change between the state that `decide`
   * gets and its decision. `decide` is called for each identifier in turn, with `undefined` if the project reaches
   * no connection. It must be pure, since it may be called again. Resolves to the first refusal, if there is one.
   * `decide` gets only the first grant, the last one and the one of `grantee` (the asking project by default), since
   * there may be many thousands. Many connections are changed faster if only own ones count.
   */
  change<Refusal>(
    project_id: string,
    ids: readonly string[],
    decide: (connection: Facts | undefined, id: string) => Decision<Refusal>,
    own?: OwnChange,
  ): Promise<Refusal | undefined>;
  /** Exports all own connections from one snapshot, in their order. Other calls may have to wait. */
  save(project_id: string, take: (piece: Saved[]) => Promise<void>): Promise<void>;
  /**
   * Stores connections as those of a project, in their order and with their times, all or none. The project must own
   * none yet, unless `replace` is true. Rejects with the error of `pieces`. Others may have to wait meanwhile.
   */
  load(project_id: string, pieces: AsyncIterable<readonly Saved[]>, replace: boolean): Promise<Loaded>;
  /** The project and the identifier of every connection, including deleted ones. */
  keys(): AsyncIterable<Pick<Facts, 'project_id' | 'id'>>;
  /** The number of connections of all projects that were deleted before a time, in milliseconds since the epoch. */
  countDeleted(before: number): Promise<number>;
  /** Removes those for good, in batches. Resolves to their number. */
  forget(before: number): Promise<number>;
  /** Resolves if changes can be made; otherwise rejects with the reason, such as a newer schema. */
  ready(): Promise<void>;
  /** Releases the store. Nothing may be called after it. */
  close(): Promise<void>;
}
