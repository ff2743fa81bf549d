import type { Host, Tag } from '@dli-connections/contract';

/** One VPC peering, as stored: which queue, and since when it is bound (milliseconds since the epoch). */
export interface Peering {
  peer_id: string;
  queue: string;
  bind_time: number;
}

/** A connection, as stored: the facts that its state is computed from. */
export interface Connection {
  project_id: string;
  id: string;
  name: string;
  dest_vpc_id: string;
  dest_network_id: string;
  routetable_id: string | null;
  /** Milliseconds since the epoch. */
  create_time: number;
  hosts: Host[];
  tags: Tag[];
  peerings: Peering[];
}

/** Where a handler keeps its connections. A method that resolved has made its change durable. */
export interface Store {
  /** Adds a connection. */
  insert(connection: Connection): Promise<void>;
  /** The connection of that project with that identifier, if there is one. */
  get(project_id: string, id: string): Promise<Connection | undefined>;
  /** Releases the store. Nothing may be called after it. */
  close(): Promise<void>;
}
