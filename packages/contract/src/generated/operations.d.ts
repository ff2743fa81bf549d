/** Every operation of the API: where it is, what it takes and, per status, the fields that an answer always has. */
export declare const operations: {
    /** List connections: GET /v2.0/{project_id}/datasource/enhanced-connections (contract 789a6c61) */
    readonly listEnhancedConnections: {
        readonly method: "GET";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections";
        readonly parameters: {
            readonly path: readonly ["project_id"];
            readonly query: {
                readonly limit: {
                    readonly type: "integer";
                    readonly default: 100;
                };
                readonly offset: {
                    readonly type: "integer";
                    readonly default: 0;
                };
                readonly status: {
                    readonly type: "string";
                };
                readonly name: {
                    readonly type: "string";
                };
                readonly tags: {
                    readonly type: "string";
                };
            };
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message", "count", "connections"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Create a connection: POST /v2.0/{project_id}/datasource/enhanced-connections (contract 65b44aca) */
    readonly createEnhancedConnection: {
        readonly method: "POST";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections";
        readonly parameters: {
            readonly path: readonly ["project_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "201": readonly ["is_success", "message", "connection_id"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Show a connection: GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} (contract 4856910f) */
    readonly showEnhancedConnection: {
        readonly method: "GET";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message", "id", "name", "status", "available_queue_info", "dest_vpc_id", "dest_network_id", "create_time"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Replace the hosts of a connection: PUT /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} (contract dfe7900d) */
    readonly updateEnhancedConnection: {
        readonly method: "PUT";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Delete a connection: DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} (contract 632e83b2) */
    readonly deleteEnhancedConnection: {
        readonly method: "DELETE";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Bind queues: POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue (contract 9359f60f) */
    readonly associateQueueToEnhancedConnection: {
        readonly method: "POST";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Unbind queues: POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue (contract 0905a034) */
    readonly disassociateQueueFromEnhancedConnection: {
        readonly method: "POST";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Add a route: POST /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes (contract 88dce578) */
    readonly createRouteToEnhancedConnection: {
        readonly method: "POST";
        readonly path: "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Remove a route: DELETE /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name} (contract 4173505f) */
    readonly deleteRouteFromEnhancedConnection: {
        readonly method: "DELETE";
        readonly path: "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id", "name"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Add a route (v2.0): POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes (contract 40a5df5c) */
    readonly createEnhancedConnectionRoutes: {
        readonly method: "POST";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Remove a route (v2.0): DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name} (contract a2a52532) */
    readonly deleteEnhancedConnectionRoutes: {
        readonly method: "DELETE";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id", "name"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Show with whom a connection is shared: GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges (contract fa1400e0) */
    readonly showEnhancedConnectionPrivilege: {
        readonly method: "GET";
        readonly path: "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges";
        readonly parameters: {
            readonly path: readonly ["project_id", "connection_id"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message", "connection_id", "privileges"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Share connections with another project: PUT /v1.0/{project_id}/authorization (contract 6f57c2a7) */
    readonly runAuthorizationAction: {
        readonly method: "PUT";
        readonly path: "/v1.0/{project_id}/authorization";
        readonly parameters: {
            readonly path: readonly ["project_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["is_success", "message"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Add tags to a connection: POST /v3/{project_id}/{resource_type}/{resource_id}/tags/create (contract 58f96379) */
    readonly batchCreateResourceTags: {
        readonly method: "POST";
        readonly path: "/v3/{project_id}/{resource_type}/{resource_id}/tags/create";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type", "resource_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "204": null;
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Remove tags from a connection: POST /v3/{project_id}/{resource_type}/{resource_id}/tags/delete (contract 3bd90a8b) */
    readonly batchDeleteResourceTags: {
        readonly method: "POST";
        readonly path: "/v3/{project_id}/{resource_type}/{resource_id}/tags/delete";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type", "resource_id"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "204": null;
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Show the tags of a connection: GET /v3/{project_id}/{resource_type}/{resource_id}/tags (contract 66a8b5e8) */
    readonly showResourceTags: {
        readonly method: "GET";
        readonly path: "/v3/{project_id}/{resource_type}/{resource_id}/tags";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type", "resource_id"];
            readonly query: {};
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["tags"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** List the tags in use: GET /v3/{project_id}/{resource_type}/tags (contract 89a41b9a) */
    readonly listResourcesTags: {
        readonly method: "GET";
        readonly path: "/v3/{project_id}/{resource_type}/tags";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type"];
            readonly query: {
                readonly limit: {
                    readonly type: "integer";
                    readonly default: 1000;
                };
                readonly offset: {
                    readonly type: "integer";
                    readonly default: 0;
                };
            };
        };
        readonly body: null;
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["tags"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Find connections by tags: POST /v3/{project_id}/{resource_type}/resource-instances/filter (contract 5fffd256) */
    readonly listResourcesByTags: {
        readonly method: "POST";
        readonly path: "/v3/{project_id}/{resource_type}/resource-instances/filter";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type"];
            readonly query: {
                readonly limit: {
                    readonly type: "integer";
                    readonly default: 1000;
                };
                readonly offset: {
                    readonly type: "integer";
                    readonly default: 0;
                };
            };
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["resources", "total_count"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
    /** Count connections by tags: POST /v3/{project_id}/{resource_type}/resource-instances/count (contract 7dbb9a95) */
    readonly countResourcesByTags: {
        readonly method: "POST";
        readonly path: "/v3/{project_id}/{resource_type}/resource-instances/count";
        readonly parameters: {
            readonly path: readonly ["project_id", "resource_type"];
            readonly query: {};
        };
        readonly body: {
            readonly mediaType: "application/json";
            readonly required: true;
            readonly maxBytes: 12582912;
        };
        readonly security: readonly ["token", "signature"];
        readonly responses: {
            readonly "200": readonly ["total_count"];
            readonly "400": readonly ["error_code", "error_msg"];
            readonly "401": readonly ["error_code", "error_msg"];
            readonly "403": readonly ["error_code", "error_msg"];
            readonly "404": readonly ["error_code", "error_msg"];
            readonly "413": readonly ["error_code", "error_msg"];
            readonly "429": readonly ["error_code", "error_msg"];
            readonly "500": readonly ["error_code", "error_msg"];
            readonly "503": readonly ["error_code", "error_msg"];
        };
    };
};
