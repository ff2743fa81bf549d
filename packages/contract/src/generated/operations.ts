// Generated from the bundle of the spec. Do not edit: change spec/ and run "pnpm generate".

import type { OperationShape } from '../operation.ts';

/** Every operation of the API: where it is, what it takes and, per status, the fields that an answer always has. */
export const operations = {
  /** Create a connection: POST /v2.0/{project_id}/datasource/enhanced-connections */
  createEnhancedConnection: {
    "method": "POST",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections",
    "parameters": {
      "path": [
        "project_id"
      ],
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912
    },
    "security": [
      "token"
    ],
    "responses": {
      "201": [
        "is_success",
        "message",
        "connection_id"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Show a connection: GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} */
  showEnhancedConnection: {
    "method": "GET",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}",
    "parameters": {
      "path": [
        "project_id",
        "connection_id"
      ],
      "query": {}
    },
    "body": null,
    "security": [
      "token"
    ],
    "responses": {
      "200": [
        "is_success",
        "message",
        "id",
        "name",
        "status",
        "available_queue_info",
        "dest_vpc_id",
        "dest_network_id",
        "create_time"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ]
    }
  },
} as const satisfies Record<string, OperationShape>;
