// Generated from the bundle of the spec. Do not edit: change spec/ and run the verb "generate".

import type { OperationShape } from '../operation.ts';

/** Every operation of the API: its method and path, its parameters and body and, per status, the fields that an answer always has. */
export const operations = {
  /** List connections: GET /v2.0/{project_id}/datasource/enhanced-connections */
  listEnhancedConnections: {
    "method": "GET",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        }
      },
      "query": {
        "limit": {
          "type": "integer",
          "default": 100
        },
        "offset": {
          "type": "integer",
          "default": 0
        },
        "status": {
          "type": "string"
        },
        "name": {
          "type": "string"
        },
        "tags": {
          "type": "string"
        }
      }
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message",
        "count",
        "connections"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Create a connection: POST /v2.0/{project_id}/datasource/enhanced-connections */
  createEnhancedConnection: {
    "method": "POST",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 4,
        "values": 77585,
        "names": 10,
        "text": 3825
      },
      "maxItems": {
        "queues": 1000,
        "elastic_resource_pools": 1000,
        "hosts": 20000,
        "tags": 20
      }
    },
    "security": [
      "token",
      "signature"
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
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
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
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
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
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Replace the hosts of a connection: PUT /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} */
  updateEnhancedConnection: {
    "method": "PUT",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 4,
        "values": 75002,
        "names": 3,
        "text": 1920
      },
      "maxItems": {
        "hosts": 20000
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Delete a connection: DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id} */
  deleteEnhancedConnection: {
    "method": "DELETE",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Bind queues: POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue */
  associateQueueToEnhancedConnection: {
    "method": "POST",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/associate-queue",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 3,
        "values": 2503,
        "names": 3,
        "text": 1920
      },
      "maxItems": {
        "queues": 1000,
        "elastic_resource_pools": 1000
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Unbind queues: POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue */
  disassociateQueueFromEnhancedConnection: {
    "method": "POST",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/disassociate-queue",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 3,
        "values": 2503,
        "names": 3,
        "text": 1920
      },
      "maxItems": {
        "queues": 1000,
        "elastic_resource_pools": 1000
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Add a route: POST /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes */
  createRouteToEnhancedConnection: {
    "method": "POST",
    "path": "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 2,
        "values": 3,
        "names": 3,
        "text": 960
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Remove a route: DELETE /v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name} */
  deleteRouteFromEnhancedConnection: {
    "method": "DELETE",
    "path": "/v3/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        },
        "name": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Add a route (v2.0): POST /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes */
  createEnhancedConnectionRoutes: {
    "method": "POST",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 2,
        "values": 3,
        "names": 3,
        "text": 960
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Remove a route (v2.0): DELETE /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name} */
  deleteEnhancedConnectionRoutes: {
    "method": "DELETE",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/routes/{name}",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        },
        "name": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Show the projects a connection is shared with: GET /v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges */
  showEnhancedConnectionPrivilege: {
    "method": "GET",
    "path": "/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}/privileges",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "connection_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message",
        "connection_id",
        "privileges"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Share connections with another project: PUT /v1.0/{project_id}/authorization */
  runAuthorizationAction: {
    "method": "PUT",
    "path": "/v1.0/{project_id}/authorization",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 5,
        "values": 507,
        "names": 7,
        "text": 1185
      },
      "maxItems": {
        "privileges": 100
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "is_success",
        "message"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Add tags to a connection: POST /v3/{project_id}/{resource_type}/{resource_id}/tags/create */
  batchCreateResourceTags: {
    "method": "POST",
    "path": "/v3/{project_id}/{resource_type}/{resource_id}/tags/create",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        },
        "resource_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 4,
        "values": 77,
        "names": 3,
        "text": 3825
      },
      "maxItems": {
        "tags": 20
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "204": null,
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Remove tags from a connection: POST /v3/{project_id}/{resource_type}/{resource_id}/tags/delete */
  batchDeleteResourceTags: {
    "method": "POST",
    "path": "/v3/{project_id}/{resource_type}/{resource_id}/tags/delete",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        },
        "resource_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 4,
        "values": 77,
        "names": 3,
        "text": 3825
      },
      "maxItems": {
        "tags": 20
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "204": null,
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Show the tags of a connection: GET /v3/{project_id}/{resource_type}/{resource_id}/tags */
  showResourceTags: {
    "method": "GET",
    "path": "/v3/{project_id}/{resource_type}/{resource_id}/tags",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        },
        "resource_id": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "tags"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** List the tags in use: GET /v3/{project_id}/{resource_type}/tags */
  listResourcesTags: {
    "method": "GET",
    "path": "/v3/{project_id}/{resource_type}/tags",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        }
      },
      "query": {
        "limit": {
          "type": "integer",
          "default": 1000
        },
        "offset": {
          "type": "integer",
          "default": 0
        }
      }
    },
    "body": null,
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "tags"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Find connections by tags: POST /v3/{project_id}/{resource_type}/resource-instances/filter */
  listResourcesByTags: {
    "method": "POST",
    "path": "/v3/{project_id}/{resource_type}/resource-instances/filter",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        }
      },
      "query": {
        "limit": {
          "type": "integer",
          "default": 1000
        },
        "offset": {
          "type": "integer",
          "default": 0
        }
      }
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 5,
        "values": 583,
        "names": 4,
        "text": 3825
      },
      "maxItems": {
        "tags": 20,
        "matches": 1
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "resources",
        "total_count"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
  /** Count connections by tags: POST /v3/{project_id}/{resource_type}/resource-instances/count */
  countResourcesByTags: {
    "method": "POST",
    "path": "/v3/{project_id}/{resource_type}/resource-instances/count",
    "parameters": {
      "path": {
        "project_id": {
          "type": "string"
        },
        "resource_type": {
          "type": "string"
        }
      },
      "query": {}
    },
    "body": {
      "mediaType": "application/json",
      "required": true,
      "maxBytes": 12582912,
      "limits": {
        "depth": 5,
        "values": 583,
        "names": 4,
        "text": 3825
      },
      "maxItems": {
        "tags": 20,
        "matches": 1
      }
    },
    "security": [
      "token",
      "signature"
    ],
    "responses": {
      "200": [
        "total_count"
      ],
      "400": [
        "error_code",
        "error_msg"
      ],
      "401": [
        "error_code",
        "error_msg"
      ],
      "403": [
        "error_code",
        "error_msg"
      ],
      "404": [
        "error_code",
        "error_msg"
      ],
      "413": [
        "error_code",
        "error_msg"
      ],
      "429": [
        "error_code",
        "error_msg"
      ],
      "500": [
        "error_code",
        "error_msg"
      ],
      "503": [
        "error_code",
        "error_msg"
      ]
    }
  },
} as const satisfies Record<string, OperationShape>;
