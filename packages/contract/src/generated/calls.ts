// Generated from the bundle of the spec. Do not edit: change spec/ and run the verb "generate".

import type { CallRow } from '../call.ts';
import type { FlatInput, ResultOf } from '../types.ts';

/** Every operation, with its documentation from the spec. */
export interface Calls {
  /**
   * List connections.
   *
   * Lists the project's connections, deleted ones included, in order of creation, page by page. Start at `offset` 0 and add the number of connections you received, until a page is empty.
   *
   * `GET /v2.0/{project_id}/datasource/enhanced-connections`
   */
  listEnhancedConnections: CallRow;
  /**
   * Create a connection.
   *
   * Creates a connection between DLI and one subnet of your VPC, and starts one VPC peering for each queue and pool named. The answer comes before the peerings are ready: show the connection to follow them. Queues can also be bound later.
   *
   * `POST /v2.0/{project_id}/datasource/enhanced-connections`
   */
  createEnhancedConnection: CallRow;
  /**
   * Show a connection.
   *
   * Shows one connection with the peer of each queue and pool that is bound to it. Poll it after a create or a bind until no peer is `CREATING`. A deleted connection is shown with the status `DELETED` and without peers.
   *
   * `GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}`
   */
  showEnhancedConnection: CallRow;
  /**
   * Replace the hosts of a connection.
   *
   * Replaces all host records of a connection. Nothing else in a connection can be changed.
   *
   * `PUT /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}`
   */
  updateEnhancedConnection: CallRow;
  /**
   * Delete a connection.
   *
   * Deletes a connection with its peers, routes and privileges. It can still be shown, with the status `DELETED`. Deleting it again is an error.
   *
   * `DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}`
   */
  deleteEnhancedConnection: CallRow;
  /**
   * Bind queues.
   *
   * Binds queues and elastic resource pools to a connection and starts a VPC peering for each. The answer comes before the peerings are ready. Queues and pools that are already bound stay as they are.
   *
   * `POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue`
   */
  associateQueueToEnhancedConnection: CallRow;
  /**
   * Unbind queues.
   *
   * Unbinds queues and elastic resource pools from a connection and removes their VPC peerings. Queues and pools that are not bound are ignored. While a peer is `FAILED`, its queue or pool cannot be unbound.
   *
   * `POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue`
   */
  disassociateQueueFromEnhancedConnection: CallRow;
  /**
   * Add a route.
   *
   * Adds a route to a connection, so that its queues reach a range of addresses behind the connected subnet.
   *
   * `POST /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes`
   */
  createRouteToEnhancedConnection: CallRow;
  /**
   * Remove a route.
   *
   * Removes a route from a connection.
   *
   * `DELETE /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}`
   */
  deleteRouteFromEnhancedConnection: CallRow;
  /**
   * Add a route (v2.0).
   *
   * Adds a route to a connection, so that its queues reach a range of addresses behind the connected subnet. The same as the v3 operation, which replaces it; Terraform still sends this one.
   *
   * `POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes`
   *
   * @deprecated
   */
  createEnhancedConnectionRoutes: CallRow;
  /**
   * Remove a route (v2.0).
   *
   * Removes a route from a connection. The same as the v3 operation, which replaces it; Terraform still sends this one.
   *
   * `DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}`
   *
   * @deprecated
   */
  deleteEnhancedConnectionRoutes: CallRow;
  /**
   * Show the projects a connection is shared with.
   *
   * Lists the projects that a connection is shared with, and the privileges of each.
   *
   * `GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges`
   */
  showEnhancedConnectionPrivilege: CallRow;
  /**
   * Share connections with another project.
   *
   * Grants, revokes or replaces the privileges of a project on connections. A project with `BIND_QUEUE` sees the connection, and may bind its own queues, set hosts and add routes. The vendor uses the operation for other objects too; this contract describes it for connections.
   *
   * `PUT /v1.0/{project_id}/authorization`
   */
  runAuthorizationAction: CallRow;
  /**
   * Add tags to a connection.
   *
   * Adds tags to a connection. A key that exists already gets the new value.
   *
   * `POST /v3/{project_id}/{resource_type}/{resource_id}/tags/create`
   */
  batchCreateResourceTags: CallRow;
  /**
   * Remove tags from a connection.
   *
   * Removes tags from a connection by their keys. Keys that the connection does not have are ignored.
   *
   * `POST /v3/{project_id}/{resource_type}/{resource_id}/tags/delete`
   */
  batchDeleteResourceTags: CallRow;
  /**
   * Show the tags of a connection.
   *
   * Lists the tags of one connection.
   *
   * `GET /v3/{project_id}/{resource_type}/{resource_id}/tags`
   */
  showResourceTags: CallRow;
  /**
   * List the tags in use.
   *
   * Lists every tag key in use on connections of the project, with its values.
   *
   * `GET /v3/{project_id}/{resource_type}/tags`
   */
  listResourcesTags: CallRow;
  /**
   * Find connections by tags.
   *
   * Finds the connections whose tags and name meet conditions, page by page. Deleted ones are not found.
   *
   * `POST /v3/{project_id}/{resource_type}/resource-instances/filter`
   */
  listResourcesByTags: CallRow;
  /**
   * Count connections by tags.
   *
   * Counts the connections whose tags and name meet conditions.
   *
   * `POST /v3/{project_id}/{resource_type}/resource-instances/count`
   */
  countResourcesByTags: CallRow;
}

/** Input of `listEnhancedConnections`. */
export interface ListEnhancedConnectionsInput extends FlatInput<'listEnhancedConnections'> {
  limit?: FlatInput<'listEnhancedConnections'>['limit'];
}
/** Result of `listEnhancedConnections`. */
export interface ListEnhancedConnectionsResult extends ResultOf<'listEnhancedConnections'> {}
/** Input of `createEnhancedConnection`. */
export interface CreateEnhancedConnectionInput extends FlatInput<'createEnhancedConnection'> {
  name: FlatInput<'createEnhancedConnection'>['name'];
}
/** Result of `createEnhancedConnection`. */
export interface CreateEnhancedConnectionResult extends ResultOf<'createEnhancedConnection'> {}
/** Input of `showEnhancedConnection`. */
export interface ShowEnhancedConnectionInput extends FlatInput<'showEnhancedConnection'> {
  connection_id: FlatInput<'showEnhancedConnection'>['connection_id'];
}
/** Result of `showEnhancedConnection`. */
export interface ShowEnhancedConnectionResult extends ResultOf<'showEnhancedConnection'> {}
/** Input of `updateEnhancedConnection`. */
export interface UpdateEnhancedConnectionInput extends FlatInput<'updateEnhancedConnection'> {
  connection_id: FlatInput<'updateEnhancedConnection'>['connection_id'];
}
/** Result of `updateEnhancedConnection`. */
export interface UpdateEnhancedConnectionResult extends ResultOf<'updateEnhancedConnection'> {}
/** Input of `deleteEnhancedConnection`. */
export interface DeleteEnhancedConnectionInput extends FlatInput<'deleteEnhancedConnection'> {
  connection_id: FlatInput<'deleteEnhancedConnection'>['connection_id'];
}
/** Result of `deleteEnhancedConnection`. */
export interface DeleteEnhancedConnectionResult extends ResultOf<'deleteEnhancedConnection'> {}
/** Input of `associateQueueToEnhancedConnection`. */
export interface AssociateQueueToEnhancedConnectionInput extends FlatInput<'associateQueueToEnhancedConnection'> {
  connection_id: FlatInput<'associateQueueToEnhancedConnection'>['connection_id'];
}
/** Result of `associateQueueToEnhancedConnection`. */
export interface AssociateQueueToEnhancedConnectionResult extends ResultOf<'associateQueueToEnhancedConnection'> {}
/** Input of `disassociateQueueFromEnhancedConnection`. */
export interface DisassociateQueueFromEnhancedConnectionInput extends FlatInput<'disassociateQueueFromEnhancedConnection'> {
  connection_id: FlatInput<'disassociateQueueFromEnhancedConnection'>['connection_id'];
}
/** Result of `disassociateQueueFromEnhancedConnection`. */
export interface DisassociateQueueFromEnhancedConnectionResult extends ResultOf<'disassociateQueueFromEnhancedConnection'> {}
/** Input of `createRouteToEnhancedConnection`. */
export interface CreateRouteToEnhancedConnectionInput extends FlatInput<'createRouteToEnhancedConnection'> {
  connection_id: FlatInput<'createRouteToEnhancedConnection'>['connection_id'];
}
/** Result of `createRouteToEnhancedConnection`. */
export interface CreateRouteToEnhancedConnectionResult extends ResultOf<'createRouteToEnhancedConnection'> {}
/** Input of `deleteRouteFromEnhancedConnection`. */
export interface DeleteRouteFromEnhancedConnectionInput extends FlatInput<'deleteRouteFromEnhancedConnection'> {
  connection_id: FlatInput<'deleteRouteFromEnhancedConnection'>['connection_id'];
}
/** Result of `deleteRouteFromEnhancedConnection`. */
export interface DeleteRouteFromEnhancedConnectionResult extends ResultOf<'deleteRouteFromEnhancedConnection'> {}
/** Input of `createEnhancedConnectionRoutes`. */
export interface CreateEnhancedConnectionRoutesInput extends FlatInput<'createEnhancedConnectionRoutes'> {
  connection_id: FlatInput<'createEnhancedConnectionRoutes'>['connection_id'];
}
/** Result of `createEnhancedConnectionRoutes`. */
export interface CreateEnhancedConnectionRoutesResult extends ResultOf<'createEnhancedConnectionRoutes'> {}
/** Input of `deleteEnhancedConnectionRoutes`. */
export interface DeleteEnhancedConnectionRoutesInput extends FlatInput<'deleteEnhancedConnectionRoutes'> {
  connection_id: FlatInput<'deleteEnhancedConnectionRoutes'>['connection_id'];
}
/** Result of `deleteEnhancedConnectionRoutes`. */
export interface DeleteEnhancedConnectionRoutesResult extends ResultOf<'deleteEnhancedConnectionRoutes'> {}
/** Input of `showEnhancedConnectionPrivilege`. */
export interface ShowEnhancedConnectionPrivilegeInput extends FlatInput<'showEnhancedConnectionPrivilege'> {
  connection_id: FlatInput<'showEnhancedConnectionPrivilege'>['connection_id'];
}
/** Result of `showEnhancedConnectionPrivilege`. */
export interface ShowEnhancedConnectionPrivilegeResult extends ResultOf<'showEnhancedConnectionPrivilege'> {}
/** Input of `runAuthorizationAction`. */
export interface RunAuthorizationActionInput extends FlatInput<'runAuthorizationAction'> {
  projectId?: FlatInput<'runAuthorizationAction'>['projectId'];
}
/** Result of `runAuthorizationAction`. */
export interface RunAuthorizationActionResult extends ResultOf<'runAuthorizationAction'> {}
/** Input of `batchCreateResourceTags`. */
export interface BatchCreateResourceTagsInput extends FlatInput<'batchCreateResourceTags'> {
  resource_type: FlatInput<'batchCreateResourceTags'>['resource_type'];
}
/** Result of `batchCreateResourceTags`. */
export type BatchCreateResourceTagsResult = undefined;
/** Input of `batchDeleteResourceTags`. */
export interface BatchDeleteResourceTagsInput extends FlatInput<'batchDeleteResourceTags'> {
  resource_type: FlatInput<'batchDeleteResourceTags'>['resource_type'];
}
/** Result of `batchDeleteResourceTags`. */
export type BatchDeleteResourceTagsResult = undefined;
/** Input of `showResourceTags`. */
export interface ShowResourceTagsInput extends FlatInput<'showResourceTags'> {
  resource_type: FlatInput<'showResourceTags'>['resource_type'];
}
/** Result of `showResourceTags`. */
export interface ShowResourceTagsResult extends ResultOf<'showResourceTags'> {}
/** Input of `listResourcesTags`. */
export interface ListResourcesTagsInput extends FlatInput<'listResourcesTags'> {
  resource_type: FlatInput<'listResourcesTags'>['resource_type'];
}
/** Result of `listResourcesTags`. */
export interface ListResourcesTagsResult extends ResultOf<'listResourcesTags'> {}
/** Input of `listResourcesByTags`. */
export interface ListResourcesByTagsInput extends FlatInput<'listResourcesByTags'> {
  resource_type: FlatInput<'listResourcesByTags'>['resource_type'];
}
/** Result of `listResourcesByTags`. */
export interface ListResourcesByTagsResult extends ResultOf<'listResourcesByTags'> {}
/** Input of `countResourcesByTags`. */
export interface CountResourcesByTagsInput extends FlatInput<'countResourcesByTags'> {
  resource_type: FlatInput<'countResourcesByTags'>['resource_type'];
}
/** Result of `countResourcesByTags`. */
export interface CountResourcesByTagsResult extends ResultOf<'countResourcesByTags'> {}

/** The input of each operation. */
export interface Inputs {
  listEnhancedConnections: ListEnhancedConnectionsInput;
  createEnhancedConnection: CreateEnhancedConnectionInput;
  showEnhancedConnection: ShowEnhancedConnectionInput;
  updateEnhancedConnection: UpdateEnhancedConnectionInput;
  deleteEnhancedConnection: DeleteEnhancedConnectionInput;
  associateQueueToEnhancedConnection: AssociateQueueToEnhancedConnectionInput;
  disassociateQueueFromEnhancedConnection: DisassociateQueueFromEnhancedConnectionInput;
  createRouteToEnhancedConnection: CreateRouteToEnhancedConnectionInput;
  deleteRouteFromEnhancedConnection: DeleteRouteFromEnhancedConnectionInput;
  createEnhancedConnectionRoutes: CreateEnhancedConnectionRoutesInput;
  deleteEnhancedConnectionRoutes: DeleteEnhancedConnectionRoutesInput;
  showEnhancedConnectionPrivilege: ShowEnhancedConnectionPrivilegeInput;
  runAuthorizationAction: RunAuthorizationActionInput;
  batchCreateResourceTags: BatchCreateResourceTagsInput;
  batchDeleteResourceTags: BatchDeleteResourceTagsInput;
  showResourceTags: ShowResourceTagsInput;
  listResourcesTags: ListResourcesTagsInput;
  listResourcesByTags: ListResourcesByTagsInput;
  countResourcesByTags: CountResourcesByTagsInput;
}

/** The result of each operation. */
export interface Results {
  listEnhancedConnections: ListEnhancedConnectionsResult;
  createEnhancedConnection: CreateEnhancedConnectionResult;
  showEnhancedConnection: ShowEnhancedConnectionResult;
  updateEnhancedConnection: UpdateEnhancedConnectionResult;
  deleteEnhancedConnection: DeleteEnhancedConnectionResult;
  associateQueueToEnhancedConnection: AssociateQueueToEnhancedConnectionResult;
  disassociateQueueFromEnhancedConnection: DisassociateQueueFromEnhancedConnectionResult;
  createRouteToEnhancedConnection: CreateRouteToEnhancedConnectionResult;
  deleteRouteFromEnhancedConnection: DeleteRouteFromEnhancedConnectionResult;
  createEnhancedConnectionRoutes: CreateEnhancedConnectionRoutesResult;
  deleteEnhancedConnectionRoutes: DeleteEnhancedConnectionRoutesResult;
  showEnhancedConnectionPrivilege: ShowEnhancedConnectionPrivilegeResult;
  runAuthorizationAction: RunAuthorizationActionResult;
  batchCreateResourceTags: BatchCreateResourceTagsResult;
  batchDeleteResourceTags: BatchDeleteResourceTagsResult;
  showResourceTags: ShowResourceTagsResult;
  listResourcesTags: ListResourcesTagsResult;
  listResourcesByTags: ListResourcesByTagsResult;
  countResourcesByTags: CountResourcesByTagsResult;
}

/** The facts that a caller needs, by operation. */
export const calls: Calls = {
  listEnhancedConnections: ["GET","/v2.0/{project_id}/datasource/enhanced-connections","read",{"200":["is_success","message","count","connections"]},"none","limit","offset","status","name","tags"],
  createEnhancedConnection: ["POST","/v2.0/{project_id}/datasource/enhanced-connections","once",{"201":["is_success","message","connection_id"]},"required"],
  showEnhancedConnection: ["GET","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}","read",{"200":["is_success","message","id","name","status","available_queue_info","dest_vpc_id","dest_network_id","create_time"]},"none"],
  updateEnhancedConnection: ["PUT","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}","idempotent",{"200":["is_success","message"]},"required"],
  deleteEnhancedConnection: ["DELETE","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}","idempotent",{"200":["is_success","message"]},"none"],
  associateQueueToEnhancedConnection: ["POST","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue","idempotent",{"200":["is_success","message"]},"required"],
  disassociateQueueFromEnhancedConnection: ["POST","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue","idempotent",{"200":["is_success","message"]},"required"],
  createRouteToEnhancedConnection: ["POST","/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes","once",{"200":["is_success","message"]},"required"],
  deleteRouteFromEnhancedConnection: ["DELETE","/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}","idempotent",{"200":["is_success","message"]},"none"],
  createEnhancedConnectionRoutes: ["POST","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes","once",{"200":["is_success","message"]},"required"],
  deleteEnhancedConnectionRoutes: ["DELETE","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}","idempotent",{"200":["is_success","message"]},"none"],
  showEnhancedConnectionPrivilege: ["GET","/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges","read",{"200":["is_success","message","connection_id","privileges"]},"none"],
  runAuthorizationAction: ["PUT","/v1.0/{project_id}/authorization","idempotent",{"200":["is_success","message"]},"required"],
  batchCreateResourceTags: ["POST","/v3/{project_id}/{resource_type}/{resource_id}/tags/create","idempotent",{"204":null},"required"],
  batchDeleteResourceTags: ["POST","/v3/{project_id}/{resource_type}/{resource_id}/tags/delete","idempotent",{"204":null},"required"],
  showResourceTags: ["GET","/v3/{project_id}/{resource_type}/{resource_id}/tags","read",{"200":["tags"]},"none"],
  listResourcesTags: ["GET","/v3/{project_id}/{resource_type}/tags","read",{"200":["tags"]},"none","limit","offset"],
  listResourcesByTags: ["POST","/v3/{project_id}/{resource_type}/resource-instances/filter","read",{"200":["resources","total_count"]},"required","limit","offset"],
  countResourcesByTags: ["POST","/v3/{project_id}/{resource_type}/resource-instances/count","read",{"200":["total_count"]},"required"],
};

/** A region that a vendor has published. */
export type Region = "ae-ad-1" | "af-north-1" | "af-south-1" | "ap-southeast-1" | "ap-southeast-2" | "ap-southeast-3" | "ap-southeast-4" | "cn-east-2" | "cn-east-3" | "cn-east-4" | "cn-east-5" | "cn-north-1" | "cn-north-2" | "cn-north-4" | "cn-north-9" | "cn-south-1" | "cn-southwest-2" | "eu-west-0" | "la-north-2" | "la-south-2" | "me-east-1" | "my-kualalumpur-1" | "na-mexico-1" | "ru-moscow-1" | "ru-northwest-2" | "sa-brazil-1" | "tr-west-1" | "eu-west-101" | "eu-de" | "eu-nl" | "eu-ch2";

/** Base URLs with `{region}` in them, each with the regions that it is for, with spaces between. */
export const servers: readonly (readonly [url: string, regions: string])[] = [
  ["https://dli.{region}.myhuaweicloud.com", "ae-ad-1 af-north-1 af-south-1 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 cn-east-2 cn-east-3 cn-east-4 cn-east-5 cn-north-1 cn-north-2 cn-north-4 cn-north-9 cn-south-1 cn-southwest-2 eu-west-0 la-north-2 la-south-2 me-east-1 my-kualalumpur-1 na-mexico-1 ru-moscow-1 ru-northwest-2 sa-brazil-1 tr-west-1"],
  ["https://dli.{region}.myhuaweicloud.eu", "eu-west-101"],
  ["https://dli.{region}.otc.t-systems.com", "eu-de eu-nl"],
  ["https://dli.{region}.sc.otc.t-systems.com", "eu-ch2"],
];
