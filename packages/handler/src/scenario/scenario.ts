import type { OperationId, Success } from '@dli-connections/contract';

/** An operation whose success says no more than that it succeeded, except for the identifier of a new connection. */
type SoftFailing = {
  [Op in OperationId]: Success<Op>['body'] extends { is_success: boolean }
    ? keyof Success<Op>['body'] extends 'is_success' | 'message' | 'connection_id'
      ? Op
      : never
    : never;
}[OperationId];

/**
 * The environment of the connections, and its failures. Without a list everything of its kind exists. The names are those of the API; `scenario.schema.json` is the same for files.
 */
export interface Scenario {
  /** The existing queues. Any other name cannot be bound. */
  readonly queues?: readonly Compute[];
  /** The existing elastic resource pools. */
  readonly elastic_resource_pools?: readonly Compute[];
  /** The existing VPCs, each with its subnets. Peers bound through others become `FAILED`. */
  readonly vpcs?: readonly Vpc[];
  /** `false` brings back a rule that the manuals have dropped: no delete while a peer is `CREATING`. */
  readonly delete_while_creating?: boolean;
  /** Calls that answer a 2xx status with `is_success: false` and do nothing. The first that fits is taken. */
  readonly soft_failures?: readonly SoftFailure[];
  /** The rate limit of each project. Each process of a server counts its own. */
  readonly throttling?: Throttling;
}

/** A queue or pool. */
export interface Compute {
  /** The name of a queue in any case: the service keeps it in lower case. */
  readonly name: string;
  /** Its range of addresses. It must not overlap that of the subnet, or of other peers of the connection. */
  readonly cidr?: string;
  /** Time for which its peerings are `CREATING`, in milliseconds, in place of the handler's `peeringMs`. */
  readonly peering_ms?: number;
  /** The `err_msg` that its peers fail with. */
  readonly fails?: string;
}

export interface Vpc {
  readonly id: string;
  readonly subnets: readonly { readonly id: string; readonly cidr?: string }[];
}

export interface SoftFailure {
  readonly operation: SoftFailing;
  /** Only where the call names this queue, in any case. */
  readonly queue?: string;
  /** The message of the answer. */
  readonly message: string;
}

/** Requests allowed in `seconds`, 60 by default; further ones are answered 429. Each process counts its own. */
export interface Throttling {
  readonly requests: number;
  readonly seconds?: number;
}
