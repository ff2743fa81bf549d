// Generated from the bundle of the spec. Do not edit: change spec/ and run "pnpm generate".

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
        get?: never;
        put?: never;
        /**
         * Create a connection
         * @description Creates a connection between DLI and one subnet of your VPC, and starts one VPC peering per queue that is named. The answer comes before the peerings are ready: show the connection to follow them. A connection may be created without queues and have them bound later.
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
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; identifiers in other forms are looked up too, and answered with 400 when they name no connection.
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
         * @description Shows one connection of the project with the peer of each queue that is bound to it. Poll it after a create until no peer is `CREATING`.
         */
        get: operations["showEnhancedConnection"];
        put?: never;
        post?: never;
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
        /**
         * @description Name of a queue, 1 to 128 characters.
         *
         *     Constraints: minLength `1`, maxLength `128`.
         * @example q1
         */
        QueueName: string;
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
             *     Constraints: pattern `^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$`.
             * @example 192.168.0.1
             */
            ip?: string;
        };
        /**
         * @description Host names that jobs may use, with their addresses. At most 20,000 records.
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
         * @description What to connect. A property that is not listed here is refused, so a misspelt one is not lost in silence.
         *
         *     Constraints: additionalProperties `false`.
         */
        CreateEnhancedConnectionRequest: {
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
            /**
             * @description Names of the queues that shall use the connection. Leave it out, or empty, to bind queues later.
             *
             *     Constraints: maxItems `1000`.
             * @example [
             *       "q1",
             *       "q2"
             *     ]
             */
            queues?: components["schemas"]["QueueName"][];
            /**
             * @description Identifier of the route table of the subnet. No read returns it.
             *
             *     Constraints: minLength `1`, maxLength `64`.
             * @example 2bc2b1e3-1d6f-4a3b-9c0c-5b1f0a6f7d55
             */
            routetable_id?: string;
            hosts?: components["schemas"]["HostList"];
            /**
             * @description Tags of the connection, at most 20. `null` means none. No read of the connection returns them.
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
        /**
         * @description Whether the request was carried out. `false` in a 2xx answer is a failure that `message` explains.
         * @example true
         */
        IsSuccess: boolean;
        /**
         * @description Words for a person. Often empty on success; do not parse it.
         * @example
         */
        Message: string;
        /** @description The answer to a create. */
        CreateEnhancedConnectionResponse: {
            is_success: components["schemas"]["IsSuccess"];
            message: components["schemas"]["Message"];
            /**
             * Format: uuid
             * @description Identifier of the new connection, a UUID. Reads call the same value `id`.
             * @example 2a620c33-5609-40c9-affd-2b6453071b0f
             */
            connection_id: string;
        };
        /** @description What every failed call answers. */
        ErrorEnvelope: {
            /**
             * @description Code of the error. `DLI` codes come from the service, `APIGW` and `APIG` codes from the gateway before it.
             *
             *     Constraints: pattern `^(DLI|APIGW|APIG)\.[0-9]{4}$`.
             * @example DLI.0001
             */
            error_code: string;
            /**
             * @description What is wrong, in words. For a bad parameter it names the parameter.
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
         * Format: int64
         * @description Point in time, in milliseconds since 1970-01-01T00:00:00 UTC.
         *
         *     Constraints: minimum `0`.
         * @example 1566888011125
         */
        Timestamp: number;
        /**
         * @description One VPC peering, between a queue and the subnet of the connection.
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
             * @description `CREATING` until the peering is made, `ACTIVE` when the queue can reach the subnet, `FAILED` when the peering could not be made.
             * @example ACTIVE
             * @enum {string}
             */
            status: "CREATING" | "ACTIVE" | "FAILED";
            /**
             * @description Name of the queue.
             * @example q1
             */
            name: string;
            /**
             * @description Why the peering failed. Empty unless the status is `FAILED`.
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
             * @example 192.168.0.1
             */
            ip?: string;
        };
        /** @description A connection, with the outcome of the call mixed in at the same level. */
        ShowEnhancedConnectionResponse: {
            is_success: components["schemas"]["IsSuccess"];
            message: components["schemas"]["Message"];
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
             * @description `ACTIVE` as long as the connection exists. It says nothing about reachability: the status of each peer does.
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
             * @description Host names that jobs may use, with their addresses.
             * @example [
             *       {
             *         "name": "ecs-97f8-0001",
             *         "ip": "192.168.0.1"
             *       }
             *     ]
             */
            hosts?: components["schemas"]["HostEntry"][];
        };
    };
    responses: {
        /** @description The request breaks the contract. Nothing was stored. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Credentials are missing or not valid. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is larger than 12 MiB. It was not read to its end, and nothing was stored. */
        ContentTooLarge: {
            headers: {
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
        /** @description A parameter is bad, or the project has no such connection. */
        BadConnectionRequest: {
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
         * @description Identifier of the connection, as the create operation returned it. Usually a UUID; identifiers in other forms are looked up too, and answered with 400 when they name no connection.
         *
         *     Constraints: minLength `1`, maxLength `64`.
         * @example 2a620c33-5609-40c9-affd-2b6453071b0f
         */
        ConnectionId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type QueueName = components['schemas']['QueueName'];
export type Host = components['schemas']['Host'];
export type HostList = components['schemas']['HostList'];
export type Tag = components['schemas']['Tag'];
export type CreateEnhancedConnectionRequest = components['schemas']['CreateEnhancedConnectionRequest'];
export type IsSuccess = components['schemas']['IsSuccess'];
export type Message = components['schemas']['Message'];
export type CreateEnhancedConnectionResponse = components['schemas']['CreateEnhancedConnectionResponse'];
export type ErrorEnvelope = components['schemas']['ErrorEnvelope'];
export type Timestamp = components['schemas']['Timestamp'];
export type Peer = components['schemas']['Peer'];
export type HostEntry = components['schemas']['HostEntry'];
export type ShowEnhancedConnectionResponse = components['schemas']['ShowEnhancedConnectionResponse'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseContentTooLarge = components['responses']['ContentTooLarge'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseBadConnectionRequest = components['responses']['BadConnectionRequest'];
export type ParameterProjectId = components['parameters']['ProjectId'];
export type ParameterConnectionId = components['parameters']['ConnectionId'];
export type $defs = Record<string, never>;
export interface operations {
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
         * @description What to connect, as JSON in UTF-8, at most 12 MiB (12,582,912 bytes).
         *
         *     Constraints: at most `12582912` bytes.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnhancedConnectionRequest"];
            };
        };
        responses: {
            /** @description The connection is created; its peerings are being made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEnhancedConnectionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["ContentTooLarge"];
            500: components["responses"]["InternalError"];
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
                 * @description Identifier of the connection, as the create operation returned it. Usually a UUID; identifiers in other forms are looked up too, and answered with 400 when they name no connection.
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
                    "application/json": components["schemas"]["ShowEnhancedConnectionResponse"];
                };
            };
            400: components["responses"]["BadConnectionRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalError"];
        };
    };
}
