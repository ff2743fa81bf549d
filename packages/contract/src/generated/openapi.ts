// Generated from the bundle of the spec. Do not edit: change spec/ and run the verb "generate".

export interface paths {
    "/v2.0/{project_id}/datasource/enhanced-connections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List connections
         * @description Lists the project's connections, deleted ones included, in order of creation, page by page. Start at `offset` 0 and add the number of connections you received, until a page is empty.
         */
        get: operations["listEnhancedConnections"];
        put?: never;
        /**
         * Create a connection
         * @description Creates a connection between DLI and one subnet of your VPC, and starts one VPC peering for each queue and pool named. The answer comes before the peerings are ready: show the connection to follow them. Queues can also be bound later.
         */
        post: operations["createEnhancedConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * Show a connection
         * @description Shows one connection with the peer of each queue and pool that is bound to it. Poll it after a create or a bind until no peer is `CREATING`. A deleted connection is shown with the status `DELETED` and without peers.
         */
        get: operations["showEnhancedConnection"];
        /**
         * Replace the hosts of a connection
         * @description Replaces all host records of a connection. Nothing else in a connection can be changed.
         */
        put: operations["updateEnhancedConnection"];
        post?: never;
        /**
         * Delete a connection
         * @description Deletes a connection with its peers, routes and privileges. It can still be shown, with the status `DELETED`. Deleting it again is an error.
         */
        delete: operations["deleteEnhancedConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bind queues
         * @description Binds queues and elastic resource pools to a connection and starts a VPC peering for each. The answer comes before the peerings are ready. Queues and pools that are already bound stay as they are.
         */
        post: operations["associateQueueToEnhancedConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unbind queues
         * @description Unbinds queues and elastic resource pools from a connection and removes their VPC peerings. Queues and pools that are not bound are ignored. While a peer is `FAILED`, its queue or pool cannot be unbound.
         */
        post: operations["disassociateQueueFromEnhancedConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a route
         * @description Adds a route to a connection, so that its queues reach a range of addresses behind the connected subnet.
         */
        post: operations["createRouteToEnhancedConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
                /**
                 * @description Name of the route.
                 * @example route-1
                 */
                name: components["parameters"]["RouteNameInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a route
         * @description Removes a route from a connection.
         */
        delete: operations["deleteRouteFromEnhancedConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a route (v2.0)
         * @deprecated
         * @description Adds a route to a connection, so that its queues reach a range of addresses behind the connected subnet. The same as the v3 operation, which replaces it; Terraform still sends this one.
         */
        post: operations["createEnhancedConnectionRoutes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
                /**
                 * @description Name of the route.
                 * @example route-1
                 */
                name: components["parameters"]["RouteNameInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a route (v2.0)
         * @deprecated
         * @description Removes a route from a connection. The same as the v3 operation, which replaces it; Terraform still sends this one.
         */
        delete: operations["deleteEnhancedConnectionRoutes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * Show the projects a connection is shared with
         * @description Lists the projects that a connection is shared with, and the privileges of each.
         */
        get: operations["showEnhancedConnectionPrivilege"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1.0/{project_id}/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Share connections with another project
         * @description Grants, revokes or replaces the privileges of a project on connections. A project with `BIND_QUEUE` sees the connection, and may bind its own queues, set hosts and add routes. The vendor uses the operation for other objects too; this contract describes it for connections.
         */
        put: operations["runAuthorizationAction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/{resource_id}/tags/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add tags to a connection
         * @description Adds tags to a connection. A key that exists already gets the new value.
         */
        post: operations["batchCreateResourceTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/{resource_id}/tags/delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove tags from a connection
         * @description Removes tags from a connection by their keys. Keys that the connection does not have are ignored.
         */
        post: operations["batchDeleteResourceTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/{resource_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        /**
         * Show the tags of a connection
         * @description Lists the tags of one connection.
         */
        get: operations["showResourceTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        /**
         * List the tags in use
         * @description Lists every tag key in use on connections of the project, with its values.
         */
        get: operations["listResourcesTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/resource-instances/filter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find connections by tags
         * @description Finds the connections whose tags and name meet conditions, page by page. Deleted ones are not found.
         */
        post: operations["listResourcesByTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/{project_id}/{resource_type}/resource-instances/count": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count connections by tags
         * @description Counts the connections whose tags and name meet conditions.
         */
        post: operations["countResourcesByTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The fields that begin every answer of this family. */
        Outcome: {
            /**
             * @description `true` if the request was carried out. `false` in a 2xx answer is a failure that `message` explains.
             * @example true
             */
            is_success: boolean;
            /**
             * @description Message for people. Often empty on success; do not parse it.
             * @example
             */
            message: string;
        };
        /**
         * Format: int64
         * @description Point in time, in milliseconds since 1970-01-01T00:00:00 UTC.
         *
         *     Constraints: format `int64`, minimum `0`.
         * @example 1566888011125
         */
        Timestamp: number;
        /**
         * @description One VPC peering, between a queue or an elastic resource pool and the subnet of the connection.
         * @example {
         *       "peer_id": "2bbe3f8a-4f9e-4d1b-9cd1-0f9d5b1b5c52",
         *       "status": "ACTIVE",
         *       "name": "q1",
         *       "err_msg": "",
         *       "update_time": 1566889577861
         *     }
         */
        Peer: {
            /**
             * @description Identifier of the VPC peering.
             * @example 2bbe3f8a-4f9e-4d1b-9cd1-0f9d5b1b5c52
             */
            peer_id: string;
            /**
             * @description `CREATING` until the peering is made, `ACTIVE` when the queue or pool can reach the subnet, `FAILED` when the peering could not be made.
             * @example ACTIVE
             * @enum {string}
             */
            status: "CREATING" | "ACTIVE" | "FAILED";
            /**
             * @description Name of the queue or pool.
             * @example q1
             */
            name: string;
            /**
             * @description Reason why the peering failed. Empty unless the status is `FAILED`.
             * @example
             */
            err_msg: string;
            update_time: components["schemas"]["Timestamp"];
        };
        /**
         * @description One host name and its address, as stored.
         * @example {
         *       "name": "ecs-97f8-0001",
         *       "ip": "192.168.0.1"
         *     }
         */
        HostEntry: {
            /**
             * @description Host name.
             * @example ecs-97f8-0001
             */
            name?: string;
            /**
             * Format: ipv4
             * @description IPv4 address.
             *
             *     Constraints: format `ipv4`.
             * @example 192.168.0.1
             */
            ip?: string;
        };
        /**
         * @description A route of a connection.
         * @example {
         *       "name": "route-1",
         *       "cidr": "10.0.0.0/24",
         *       "create_time": 1566888011125
         *     }
         */
        ConnectionRoute: {
            /**
             * @description Name of the route.
             * @example route-1
             */
            name: string;
            /**
             * @description The routed address range, as sent.
             * @example 10.0.0.0/24
             */
            cidr: string;
            create_time?: components["schemas"]["Timestamp"];
        };
        /** @description A connection as reads return it, without its tags and route table. */
        Connection: {
            /**
             * @description Identifier of the connection. The create operation calls the same value `connection_id`.
             * @example 2a620c33-5609-40c9-affd-2b6453071b0f
             */
            id: string;
            /**
             * @description Name of the connection.
             * @example test
             */
            name: string;
            /**
             * @description `ACTIVE` as long as the connection exists. For reachability, see the status of each peer.
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "DELETED";
            /**
             * @description One peer per queue that is bound to the connection.
             * @example []
             */
            available_queue_info: components["schemas"]["Peer"][];
            /**
             * @description One peer per elastic resource pool that is bound to the connection. In requests the same name holds strings.
             * @example []
             */
            elastic_resource_pools?: components["schemas"]["Peer"][];
            /**
             * @description Identifier of the VPC that is connected.
             * @example 22094d8f-c310-4621-913d-4c4d655d8495
             */
            dest_vpc_id: string;
            /**
             * @description Network identifier of the subnet that is connected.
             * @example 78f2562a-36e4-4b39-95b9-f5aab22e1281
             */
            dest_network_id: string;
            create_time: components["schemas"]["Timestamp"];
            /**
             * @description Host names that jobs can use, with their addresses.
             * @example [
             *       {
             *         "name": "ecs-97f8-0001",
             *         "ip": "192.168.0.1"
             *       }
             *     ]
             */
            hosts?: components["schemas"]["HostEntry"][];
            /**
             * @description The routes of the connection.
             * @example [
             *       {
             *         "name": "route-1",
             *         "cidr": "10.0.0.0/24",
             *         "create_time": 1566888011125
             *       }
             *     ]
             */
            routes?: components["schemas"]["ConnectionRoute"][];
            /**
             * @description `true` if the connection is private, `false` if it is shared with another project. In camel case, unlike the rest.
             * @example true
             */
            isPrivis?: boolean;
            /**
             * @description `true` if the connected subnet has IPv6.
             * @example false
             */
            ipv6_enable?: boolean;
        };
        /** @description One page of the project's connections. */
        ConnectionPage: components["schemas"]["Outcome"] & {
            /**
             * Format: int32
             * @description Number of connections on this page.
             *
             *     Constraints: format `int32`, minimum `0`.
             * @example 1
             */
            count: number;
            /**
             * @description The connections of this page, in order of creation, oldest first. A page past the end is empty, never `null`.
             * @example []
             */
            connections: components["schemas"]["Connection"][];
        };
        /** @description The answer to every failed call. */
        ErrorEnvelope: {
            /**
             * @description Code of the error. `DLI` codes come from the service, `APIGW` and `APIG` codes from the gateway before it.
             *
             *     Constraints: pattern `^(DLI|APIGW|APIG)\.[0-9]{4}$`.
             * @example DLI.0001
             */
            error_code: string;
            /**
             * @description Description of the problem. Names the parameter if one is invalid.
             *
             *     Constraints: minLength `1`.
             * @example body.name is required
             */
            error_msg: string;
            /**
             * @description Identifier of the request. The gateway adds it to its own errors; the service does not.
             * @example da82f2c5f5b94c5fa6a5b1c3e8a5b7d0
             */
            request_id?: string;
        };
        /**
         * @description Name of a queue, 1 to 128 letters, digits and underscores. The service stores queue names in lower case. The queue named `default` can never be bound.
         *
         *     Constraints: minLength `1`, maxLength `128`, pattern `^[A-Za-z0-9_]*$`.
         * @example q1
         */
        QueueName: string;
        /**
         * @description Names of queues. A repeated name is bound once.
         *
         *     Constraints: maxItems `1000`.
         * @example [
         *       "q1",
         *       "q2"
         *     ]
         */
        QueueList: components["schemas"]["QueueName"][];
        /**
         * @description Name of an elastic resource pool, 1 to 128 letters, digits and underscores.
         *
         *     Constraints: minLength `1`, maxLength `128`, pattern `^[A-Za-z0-9_]*$`.
         * @example pool_1
         */
        ElasticResourcePoolName: string;
        /**
         * @description Names of elastic resource pools, as strings. A repeated name is bound once.
         *
         *     Constraints: maxItems `1000`.
         * @example [
         *       "pool_1"
         *     ]
         */
        ElasticResourcePoolList: components["schemas"]["ElasticResourcePoolName"][];
        /**
         * @description One host name and its address. Both are optional on the wire; a record needs both to be of use.
         *
         *     Constraints: additionalProperties `false`.
         * @example {
         *       "name": "ecs-97f8-0001",
         *       "ip": "192.168.0.1"
         *     }
         */
        Host: {
            /**
             * @description Host name, 1 to 128 letters, digits, underscores, hyphens and periods, starting with a letter.
             *
             *     Constraints: maxLength `128`, pattern `^[A-Za-z][A-Za-z0-9_.-]*$`.
             * @example ecs-97f8-0001
             */
            name?: string;
            /**
             * Format: ipv4
             * @description IPv4 address in dotted decimal, without leading zeros.
             *
             *     Constraints: format `ipv4`, maxLength `15`, pattern `^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$`.
             * @example 192.168.0.1
             */
            ip?: string;
        };
        /**
         * @description Host names that jobs can use, with their addresses. At most 20,000 records.
         *
         *     Constraints: maxItems `20000`.
         * @example [
         *       {
         *         "name": "ecs-97f8-0001",
         *         "ip": "192.168.0.1"
         *       }
         *     ]
         */
        HostList: components["schemas"]["Host"][];
        /**
         * @description A tag, one key and its value.
         *
         *     Constraints: additionalProperties `false`.
         * @example {
         *       "key": "team",
         *       "value": "analytics"
         *     }
         */
        Tag: {
            /**
             * @description Tag key, 1 to 128 letters, digits, spaces and `_ . : + - @`. It neither starts nor ends with a space and does not start with `_sys_`.
             *
             *     Constraints: minLength `1`, maxLength `128`, pattern `^[\p{L}\p{Nd}_.:+@-](?:[\p{L}\p{Nd} _.:+@-]*[\p{L}\p{Nd}_.:+@-])?$`, not `{"pattern":"^_sys_"}`.
             * @example team
             */
            key: string;
            /**
             * @description Tag value, up to 255 letters, digits, spaces and `_ . : + - @`.
             *
             *     Constraints: maxLength `255`, pattern `^[\p{L}\p{Nd} _.:+@-]*$`.
             * @example analytics
             */
            value: string;
        };
        /**
         * @description The connection to create. Unknown properties are refused, so that a misspelt one is not silently ignored.
         *
         *     Constraints: additionalProperties `false`.
         */
        ConnectionRequest: {
            /**
             * @description Name of the connection, 1 to 64 letters, digits and underscores.
             *
             *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9_]*$`.
             * @example test
             */
            name: string;
            /**
             * @description Identifier of the VPC to connect to. Not empty.
             *
             *     Constraints: minLength `1`, maxLength `64`.
             * @example 22094d8f-c310-4621-913d-4c4d655d8495
             */
            dest_vpc_id: string;
            /**
             * @description Network identifier of the subnet to connect to, as the VPC service lists it (not the Neutron subnet identifier). Not empty.
             *
             *     Constraints: minLength `1`, maxLength `64`.
             * @example 78f2562a-36e4-4b39-95b9-f5aab22e1281
             */
            dest_network_id: string;
            /** @description Names of the queues to bind to the connection. Omit it or leave it empty to bind queues later. */
            queues?: components["schemas"]["QueueList"];
            /** @description Names of the elastic resource pools to bind to the connection, as strings. May be empty. */
            elastic_resource_pools?: components["schemas"]["ElasticResourcePoolList"];
            /**
             * @description Identifier of the route table of the subnet. No read returns it.
             *
             *     Constraints: minLength `1`, maxLength `64`.
             * @example 2bc2b1e3-1d6f-4a3b-9c0c-5b1f0a6f7d55
             */
            routetable_id?: string;
            hosts?: components["schemas"]["HostList"];
            /**
             * @description Tags of the connection, at most 20, each key once. `null` means none. No read of the connection returns them; the tag operations do.
             *
             *     Constraints: maxItems `20`.
             * @example [
             *       {
             *         "key": "team",
             *         "value": "analytics"
             *       }
             *     ]
             */
            tags?: components["schemas"]["Tag"][] | null;
        };
        /** @description The answer to a create. */
        CreatedConnection: components["schemas"]["Outcome"] & {
            /**
             * Format: uuid
             * @description Identifier of the new connection, a UUID. Reads call the same value `id`.
             *
             *     Constraints: format `uuid`.
             * @example 2a620c33-5609-40c9-affd-2b6453071b0f
             */
            connection_id: string;
        };
        /** @description A connection, with the outcome of the call at the same level. */
        ShownConnection: components["schemas"]["Outcome"] & components["schemas"]["Connection"];
        /**
         * @description The new host records of the connection, which replace all current ones.
         *
         *     Constraints: additionalProperties `false`.
         */
        HostsRequest: {
            /**
             * @description Every host record of the connection, at most 20,000. Records that are not listed are removed. Missing, `null` or empty clears the list.
             *
             *     Constraints: maxItems `20000`.
             * @example [
             *       {
             *         "name": "ecs-97f8-0001",
             *         "ip": "192.168.0.1"
             *       }
             *     ]
             */
            hosts?: components["schemas"]["Host"][] | null;
        };
        /**
         * @description The queues and the elastic resource pools to bind or unbind, at least one.
         *
         *     Constraints: not `{"properties":{"queues":{"type":"array","items":{},"maxItems":0},"elastic_resource_pools":{"type":"array","items":{},"maxItems":0}}}`, additionalProperties `false`.
         */
        BindingRequest: {
            queues?: components["schemas"]["QueueList"];
            elastic_resource_pools?: components["schemas"]["ElasticResourcePoolList"];
        };
        /**
         * @description Name of a route, 1 to 64 letters, digits, underscores and hyphens, unique within its connection.
         *
         *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9_-]*$`.
         * @example route-1
         */
        RouteName: string;
        /**
         * @description A range of addresses, IPv4 or IPv6. Without a prefix length, as in the vendor's sample, the range is one address. IPv6 addresses are in hexadecimal groups only, without a dotted IPv4 part.
         *
         *     Constraints: maxLength `43`, pattern `^(?:(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:/(?:3[0-2]|[12]?[0-9]))?|(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){1,6}|:(?::[0-9A-Fa-f]{1,4}){1,7}|::)(?:/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))?)$`.
         * @example 10.0.0.0/24
         * @example 2001:db8::/32
         * @example 127.0.0.0
         */
        Cidr: string;
        /**
         * @description A route, from the queues of the connection to a range of addresses behind the connected subnet.
         *
         *     Constraints: additionalProperties `false`.
         */
        RouteRequest: {
            name: components["schemas"]["RouteName"];
            /** @description The range to route. Ranges of one connection may overlap but not be equal. Avoid 100.125.0.0/16 and 100.64.0.0/10, which the service itself uses. */
            cidr: components["schemas"]["Cidr"];
        };
        /**
         * @description The privileges of one project on a connection.
         * @example {
         *       "object": "edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f",
         *       "applicant_project_id": "5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3",
         *       "project_id": "5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3",
         *       "privileges": [
         *         "BIND_QUEUE"
         *       ]
         *     }
         */
        Privilege: {
            /**
             * @description The connection, written `edsconnections.` and its identifier.
             * @example edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f
             */
            object: string;
            /**
             * @description Identifier of the project that has the privileges.
             * @example 5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3
             */
            applicant_project_id: string;
            /**
             * @description The same identifier, under the name that some clients read.
             * @example 5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3
             */
            project_id: string;
            /**
             * @description Names of the privileges. `BIND_QUEUE` lets the project bind its own queues.
             * @example [
             *       "BIND_QUEUE"
             *     ]
             */
            privileges: string[];
        };
        /** @description The projects that a connection is shared with. */
        PrivilegeList: components["schemas"]["Outcome"] & {
            /**
             * @description Identifier of the connection.
             * @example 2a620c33-5609-40c9-affd-2b6453071b0f
             */
            connection_id: string;
            /**
             * @description One entry per project that the connection is shared with.
             * @example []
             */
            privileges: components["schemas"]["Privilege"][];
        };
        /**
         * @description Privileges on one connection.
         *
         *     Constraints: additionalProperties `false`.
         * @example {
         *       "object": "edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f",
         *       "privileges": [
         *         "BIND_QUEUE"
         *       ]
         *     }
         */
        PrivilegeRequest: {
            /**
             * @description The connection, written `edsconnections.` and its identifier.
             *
             *     Constraints: maxLength `79`, pattern `^edsconnections\.[^.]+$`.
             * @example edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f
             */
            object: string;
            /**
             * @description Names of the privileges. `BIND_QUEUE` is the only one. An empty list with `update` removes all.
             *
             *     Constraints: maxItems `1`.
             * @example [
             *       "BIND_QUEUE"
             *     ]
             */
            privileges: "BIND_QUEUE"[];
        };
        /**
         * @description The project, and its privileges on connections.
         *
         *     Constraints: not `{"properties":{"projectId":{"type":"string","maxLength":0},"grant_project_id":{"type":"string","maxLength":0},"user_name":{"type":"string","maxLength":0}}}`, additionalProperties `false`.
         */
        SharingRequest: {
            /**
             * @description Identifier of the project that gets or loses the privileges. In camel case, unlike the rest of this API.
             *
             *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
             * @example 5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3
             */
            projectId?: string;
            /**
             * @deprecated
             * @description Older name of `projectId`, which replaces it; older SDKs of the vendor send it. If both are sent, they must be equal.
             *
             *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
             * @example 5d1c3f0b8f6e4a0d9a41b8a7c4f2e6d3
             */
            grant_project_id?: string;
            /**
             * @description Name of the user that gets or loses the privileges. Connections are shared with projects, not users.
             *
             *     Constraints: minLength `1`, maxLength `64`.
             * @example analyst
             */
            user_name?: string;
            /**
             * @description `grant` adds the privileges, `revoke` removes them, `update` replaces all earlier ones.
             * @example grant
             * @enum {string}
             */
            action: "grant" | "revoke" | "update";
            /**
             * @description The privileges, one entry per connection.
             *
             *     Constraints: minItems `1`, maxItems `100`.
             * @example [
             *       {
             *         "object": "edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f",
             *         "privileges": [
             *           "BIND_QUEUE"
             *         ]
             *       }
             *     ]
             */
            privileges: components["schemas"]["PrivilegeRequest"][];
        };
        /**
         * @description Tags to add to a connection, or to remove from it.
         *
         *     Constraints: additionalProperties `false`.
         */
        ResourceTagsRequest: {
            /**
             * @description The tags, 1 to 20, each key once.
             *
             *     Constraints: minItems `1`, maxItems `20`.
             * @example [
             *       {
             *         "key": "team",
             *         "value": "analytics"
             *       }
             *     ]
             */
            tags: components["schemas"]["Tag"][];
        };
        /**
         * @description A tag, as stored.
         * @example {
         *       "key": "team",
         *       "value": "analytics"
         *     }
         */
        TagEntry: {
            /**
             * @description Tag key.
             * @example team
             */
            key: string;
            /**
             * @description Tag value.
             * @example analytics
             */
            value: string;
        };
        /** @description The tags of one connection. */
        TagList: {
            /**
             * @description The tags, in the order of their keys.
             * @example [
             *       {
             *         "key": "team",
             *         "value": "analytics"
             *       }
             *     ]
             */
            tags: components["schemas"]["TagEntry"][];
            /**
             * Format: int64
             * @description Number of tags of the connection.
             *
             *     Constraints: format `int64`, minimum `0`.
             * @example 1
             */
            count?: number;
        };
        /**
         * @description A tag key with all its values on the connections of the project.
         * @example {
         *       "key": "team",
         *       "values": [
         *         "analytics",
         *         "warehouse"
         *       ]
         *     }
         */
        TagValues: {
            /**
             * @description Tag key.
             * @example team
             */
            key: string;
            /**
             * @description Its values, each once, in order.
             * @example [
             *       "analytics",
             *       "warehouse"
             *     ]
             */
            values: string[];
        };
        /** @description The tags in use on the connections of the project. */
        TagsInUse: {
            /**
             * @description One entry per key, in the order of the keys.
             * @example [
             *       {
             *         "key": "team",
             *         "values": [
             *           "analytics",
             *           "warehouse"
             *         ]
             *       }
             *     ]
             */
            tags: components["schemas"]["TagValues"][];
            /**
             * Format: int64
             * @description Number of keys in use, on all pages.
             *
             *     Constraints: format `int64`, minimum `0`.
             * @example 1
             */
            count?: number;
        };
        /**
         * @description A condition on one tag, by its key and a list of values of which any may match.
         *
         *     Constraints: additionalProperties `false`.
         * @example {
         *       "key": "team",
         *       "values": [
         *         "analytics"
         *       ]
         *     }
         */
        TagCondition: {
            /**
             * @description The exact key of the tag.
             *
             *     Constraints: minLength `1`, maxLength `128`.
             * @example team
             */
            key: string;
            /**
             * @description Values of which one must match exactly. Empty matches any value.
             *
             *     Constraints: maxItems `20`.
             * @example [
             *       "analytics"
             *     ]
             */
            values: string[];
        };
        /**
         * @description A condition on the connection itself.
         *
         *     Constraints: additionalProperties `false`.
         * @example {
         *       "key": "resource_name",
         *       "value": "test"
         *     }
         */
        ResourceMatch: {
            /**
             * @description The field to compare; only the name of the connection is supported.
             * @example resource_name
             * @enum {string}
             */
            key: "resource_name";
            /**
             * @description The exact name to find.
             *
             *     Constraints: minLength `1`, maxLength `255`.
             * @example test
             */
            value: string;
        };
        /**
         * @description Conditions on connections. Without any, every connection is found.
         *
         *     Constraints: additionalProperties `false`.
         */
        ResourceFilterRequest: {
            /**
             * @description `true` finds the connections without tags, and ignores `tags`.
             * @example false
             */
            without_any_tag?: boolean;
            /**
             * @description Tag conditions. All of them must hold.
             *
             *     Constraints: maxItems `20`.
             * @example [
             *       {
             *         "key": "team",
             *         "values": [
             *           "analytics",
             *           "warehouse"
             *         ]
             *       }
             *     ]
             */
            tags?: components["schemas"]["TagCondition"][];
            /**
             * @description Conditions on the connection itself. All of them must hold.
             *
             *     Constraints: maxItems `1`.
             * @example [
             *       {
             *         "key": "resource_name",
             *         "value": "test"
             *       }
             *     ]
             */
            matches?: components["schemas"]["ResourceMatch"][];
        };
        /**
         * @description A connection with its tags.
         * @example {
         *       "resource_id": "2a620c33-5609-40c9-affd-2b6453071b0f",
         *       "resource_name": "test",
         *       "resource_detail": null,
         *       "tags": [
         *         {
         *           "key": "team",
         *           "value": "analytics"
         *         }
         *       ]
         *     }
         */
        TaggedResource: {
            /**
             * @description Identifier of the connection.
             * @example 2a620c33-5609-40c9-affd-2b6453071b0f
             */
            resource_id: string;
            /**
             * @description Name of the connection.
             * @example test
             */
            resource_name: string;
            /**
             * @description Reserved by the vendor; `null` in its samples.
             *
             *     Constraints: additionalProperties `true`.
             * @example null
             */
            resource_detail?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The tags of the connection, in the order of their keys.
             * @example [
             *       {
             *         "key": "team",
             *         "value": "analytics"
             *       }
             *     ]
             */
            tags: components["schemas"]["TagEntry"][];
        };
        /**
         * Format: int32
         * @description Number of connections that meet the conditions, on all pages.
         *
         *     Constraints: format `int32`, minimum `0`.
         * @example 1
         */
        TotalCount: number;
        /** @description The connections that meet the conditions. */
        TaggedResourcePage: {
            /**
             * @description One page of the connections found, in order of creation.
             * @example []
             */
            resources: components["schemas"]["TaggedResource"][];
            total_count: components["schemas"]["TotalCount"];
        };
        /** @description The number of connections that meet the conditions. */
        ResourceCount: {
            total_count: components["schemas"]["TotalCount"];
        };
    };
    responses: {
        /** @description The request breaks the contract. Nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Credentials are missing or invalid. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The credentials are valid for another project. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The gateway knows no operation under this path and method, or does not publish it in this region. */
        NotPublished: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Rate limit exceeded. Retry after the time in `Retry-After`. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The service failed. The call may or may not have been carried out. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The service cannot answer now. Nothing was carried out. Retry after the time in `Retry-After`. */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The request breaks the contract, names a queue that does not exist, or uses a name that is taken. Nothing was stored. */
        BadCreate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is larger than 12 MiB. It was not read to the end, and nothing was stored. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, or the project has no such connection. Nothing was changed. */
        BadConnection: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, the project has no such connection, or it is still being created. Nothing was changed. */
        BadDelete: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, or the project has no such connection or queue. Nothing was changed. */
        BadBinding: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, the project has no such connection, or the route already exists or does not exist. Nothing was changed. */
        BadRoute: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, the project has no such connection, or it cannot be shared this way. Nothing was changed. */
        BadSharing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A parameter is invalid, the project has no such connection, or it would have too many tags. Nothing was changed. */
        BadTags: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: {
        /**
         * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
         *
         *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
         * @example 48cc2c48765f481480c7db940d6409d1
         */
        ProjectId: string;
        /**
         * @description Maximum number of connections on a page. 0 returns all.
         *
         *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
         * @example 100
         */
        Limit: number;
        /**
         * @description Number of connections to skip, in order of creation, oldest first.
         *
         *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
         * @example 0
         */
        Offset: number;
        /**
         * @description Only connections with this status, `ACTIVE` or `DELETED` in any case. Without it, both are listed.
         *
         *     Constraints: maxLength `7`, pattern `^(?:[Aa][Cc][Tt][Ii][Vv][Ee]|[Dd][Ee][Ll][Ee][Tt][Ee][Dd])$`.
         * @example ACTIVE
         */
        StatusFilter: "ACTIVE" | "DELETED" | (string & {});
        /**
         * @description Only connections with exactly this name.
         *
         *     Constraints: minLength `1`, maxLength `64`.
         * @example test
         */
        NameFilter: string;
        /**
         * @description Only connections that have all of these tags: `key=value`, several joined by commas.
         *
         *     Constraints: minLength `2`, maxLength `7719`, pattern `^[^\x3D,]+\x3D[^\x3D,]*(?:,[^\x3D,]+\x3D[^\x3D,]*)*$`.
         * @example team=analytics,stage=test
         */
        TagsFilter: string;
        /**
         * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
         *
         *     Constraints: minLength `1`, maxLength `64`.
         * @example 2a620c33-5609-40c9-affd-2b6453071b0f
         */
        ConnectionId: string;
        /**
         * @description Name of the route.
         * @example route-1
         */
        RouteNameInPath: components["schemas"]["RouteName"];
        /**
         * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
         * @example dli_enhanced_datasource
         */
        ResourceType: "dli_enhanced_datasource";
        /**
         * @description Identifier of the tagged connection.
         *
         *     Constraints: minLength `1`, maxLength `64`.
         * @example 2a620c33-5609-40c9-affd-2b6453071b0f
         */
        ResourceId: string;
        /**
         * @description Maximum number of entries on a page.
         *
         *     Constraints: format `int32`, minimum `1`, maximum `1000`.
         * @example 100
         */
        TagLimit: number;
        /**
         * @description Number of entries to skip.
         *
         *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
         * @example 0
         */
        TagOffset: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Seconds to wait before the next attempt.
         * @example 60
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type Outcome = components['schemas']['Outcome'];
export type Timestamp = components['schemas']['Timestamp'];
export type Peer = components['schemas']['Peer'];
export type HostEntry = components['schemas']['HostEntry'];
export type ConnectionRoute = components['schemas']['ConnectionRoute'];
export type Connection = components['schemas']['Connection'];
export type ConnectionPage = components['schemas']['ConnectionPage'];
export type ErrorEnvelope = components['schemas']['ErrorEnvelope'];
export type QueueName = components['schemas']['QueueName'];
export type QueueList = components['schemas']['QueueList'];
export type ElasticResourcePoolName = components['schemas']['ElasticResourcePoolName'];
export type ElasticResourcePoolList = components['schemas']['ElasticResourcePoolList'];
export type Host = components['schemas']['Host'];
export type HostList = components['schemas']['HostList'];
export type Tag = components['schemas']['Tag'];
export type ConnectionRequest = components['schemas']['ConnectionRequest'];
export type CreatedConnection = components['schemas']['CreatedConnection'];
export type ShownConnection = components['schemas']['ShownConnection'];
export type HostsRequest = components['schemas']['HostsRequest'];
export type BindingRequest = components['schemas']['BindingRequest'];
export type RouteName = components['schemas']['RouteName'];
export type Cidr = components['schemas']['Cidr'];
export type RouteRequest = components['schemas']['RouteRequest'];
export type Privilege = components['schemas']['Privilege'];
export type PrivilegeList = components['schemas']['PrivilegeList'];
export type PrivilegeRequest = components['schemas']['PrivilegeRequest'];
export type SharingRequest = components['schemas']['SharingRequest'];
export type ResourceTagsRequest = components['schemas']['ResourceTagsRequest'];
export type TagEntry = components['schemas']['TagEntry'];
export type TagList = components['schemas']['TagList'];
export type TagValues = components['schemas']['TagValues'];
export type TagsInUse = components['schemas']['TagsInUse'];
export type TagCondition = components['schemas']['TagCondition'];
export type ResourceMatch = components['schemas']['ResourceMatch'];
export type ResourceFilterRequest = components['schemas']['ResourceFilterRequest'];
export type TaggedResource = components['schemas']['TaggedResource'];
export type TotalCount = components['schemas']['TotalCount'];
export type TaggedResourcePage = components['schemas']['TaggedResourcePage'];
export type ResourceCount = components['schemas']['ResourceCount'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotPublished = components['responses']['NotPublished'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseBadCreate = components['responses']['BadCreate'];
export type ResponseContentTooLarge = components['responses']['ContentTooLarge'];
export type ResponseBadConnection = components['responses']['BadConnection'];
export type ResponseBadDelete = components['responses']['BadDelete'];
export type ResponseBadBinding = components['responses']['BadBinding'];
export type ResponseBadRoute = components['responses']['BadRoute'];
export type ResponseBadSharing = components['responses']['BadSharing'];
export type ResponseBadTags = components['responses']['BadTags'];
export type ParameterProjectId = components['parameters']['ProjectId'];
export type ParameterLimit = components['parameters']['Limit'];
export type ParameterOffset = components['parameters']['Offset'];
export type ParameterStatusFilter = components['parameters']['StatusFilter'];
export type ParameterNameFilter = components['parameters']['NameFilter'];
export type ParameterTagsFilter = components['parameters']['TagsFilter'];
export type ParameterConnectionId = components['parameters']['ConnectionId'];
export type ParameterRouteNameInPath = components['parameters']['RouteNameInPath'];
export type ParameterResourceType = components['parameters']['ResourceType'];
export type ParameterResourceId = components['parameters']['ResourceId'];
export type ParameterTagLimit = components['parameters']['TagLimit'];
export type ParameterTagOffset = components['parameters']['TagOffset'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type $defs = Record<string, never>;
export interface operations {
    listEnhancedConnections: {
        parameters: {
            query?: {
                /**
                 * @description Maximum number of connections on a page. 0 returns all.
                 *
                 *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Number of connections to skip, in order of creation, oldest first.
                 *
                 *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Only connections with this status, `ACTIVE` or `DELETED` in any case. Without it, both are listed.
                 *
                 *     Constraints: maxLength `7`, pattern `^(?:[Aa][Cc][Tt][Ii][Vv][Ee]|[Dd][Ee][Ll][Ee][Tt][Ee][Dd])$`.
                 * @example ACTIVE
                 */
                status?: components["parameters"]["StatusFilter"];
                /**
                 * @description Only connections with exactly this name.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example test
                 */
                name?: components["parameters"]["NameFilter"];
                /**
                 * @description Only connections that have all of these tags: `key=value`, several joined by commas.
                 *
                 *     Constraints: minLength `2`, maxLength `7719`, pattern `^[^\x3D,]+\x3D[^\x3D,]*(?:,[^\x3D,]+\x3D[^\x3D,]*)*$`.
                 * @example team=analytics,stage=test
                 */
                tags?: components["parameters"]["TagsFilter"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * @description The connection to create, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionRequest"];
            };
        };
        responses: {
            /** @description The connection is created; its peerings are being made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnection"];
                };
            };
            400: components["responses"]["BadCreate"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    showEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownConnection"];
                };
            };
            400: components["responses"]["BadConnection"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * @description Every host record, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["HostsRequest"];
            };
        };
        responses: {
            /** @description The host records are as sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadConnection"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadDelete"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    associateQueueToEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * @description Queues and pools, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindingRequest"];
            };
        };
        responses: {
            /** @description The queues and pools are bound; their peerings are being made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadBinding"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    disassociateQueueFromEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * @description Queues and pools, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindingRequest"];
            };
        };
        responses: {
            /** @description The queues and pools are unbound. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadBinding"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createRouteToEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * @description The route, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteRequest"];
            };
        };
        responses: {
            /** @description The route is added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadRoute"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteRouteFromEnhancedConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
                /**
                 * @description Name of the route.
                 * @example route-1
                 */
                name: components["parameters"]["RouteNameInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The route is removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadRoute"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createEnhancedConnectionRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /**
         * @description The route, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteRequest"];
            };
        };
        responses: {
            /** @description The route is added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadRoute"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteEnhancedConnectionRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
                /**
                 * @description Name of the route.
                 * @example route-1
                 */
                name: components["parameters"]["RouteNameInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The route is removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadRoute"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    showEnhancedConnectionPrivilege: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; other forms are looked up too, and unknown ones are answered with 400.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The privileges as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivilegeList"];
                };
            };
            400: components["responses"]["BadConnection"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    runAuthorizationAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * @description The project and its privileges, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharingRequest"];
            };
        };
        responses: {
            /** @description The privileges are changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            400: components["responses"]["BadSharing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    batchCreateResourceTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        /**
         * @description The tags, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceTagsRequest"];
            };
        };
        responses: {
            /** @description The tags are added. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadTags"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    batchDeleteResourceTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        /**
         * @description The tags, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceTagsRequest"];
            };
        };
        responses: {
            /** @description The tags are removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadTags"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    showResourceTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
                /**
                 * @description Identifier of the tagged connection.
                 *
                 *     Constraints: minLength `1`, maxLength `64`.
                 * @example 2a620c33-5609-40c9-affd-2b6453071b0f
                 */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            400: components["responses"]["BadConnection"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listResourcesTags: {
        parameters: {
            query?: {
                /**
                 * @description Maximum number of entries on a page.
                 *
                 *     Constraints: format `int32`, minimum `1`, maximum `1000`.
                 * @example 100
                 */
                limit?: components["parameters"]["TagLimit"];
                /**
                 * @description Number of entries to skip.
                 *
                 *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
                 * @example 0
                 */
                offset?: components["parameters"]["TagOffset"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsInUse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listResourcesByTags: {
        parameters: {
            query?: {
                /**
                 * @description Maximum number of entries on a page.
                 *
                 *     Constraints: format `int32`, minimum `1`, maximum `1000`.
                 * @example 100
                 */
                limit?: components["parameters"]["TagLimit"];
                /**
                 * @description Number of entries to skip.
                 *
                 *     Constraints: format `int32`, minimum `0`, maximum `2147483647`.
                 * @example 0
                 */
                offset?: components["parameters"]["TagOffset"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        /**
         * @description The conditions, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceFilterRequest"];
            };
        };
        responses: {
            /** @description One page of connections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaggedResourcePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    countResourcesByTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project that owns the connection: 1 to 64 letters and digits, usually 32 hexadecimal digits. Projects do not see each other's connections.
                 *
                 *     Constraints: minLength `1`, maxLength `64`, pattern `^[A-Za-z0-9]*$`.
                 * @example 48cc2c48765f481480c7db940d6409d1
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Kind of the tagged resource. For connections it is always `dli_enhanced_datasource`.
                 * @example dli_enhanced_datasource
                 */
                resource_type: components["parameters"]["ResourceType"];
            };
            cookie?: never;
        };
        /**
         * @description The conditions, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceFilterRequest"];
            };
        };
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceCount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotPublished"];
            413: components["responses"]["ContentTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
