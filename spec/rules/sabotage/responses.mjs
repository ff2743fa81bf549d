const responses = 'components/responses';
const connections = 'paths/v2.0_{project_id}_datasource_enhanced-connections';
const tags = 'paths/v3_{project_id}_{resource_type}';

/** Faults against #301 to #309. The shape is described in `lint.mjs`. */
export const responsesAndErrors = [
  {
    fault: 'an error that is no envelope',
    breaks: ['house/error-envelope', 301, `${responses}/Forbidden.yaml#/`],
    edits: [[`${responses}/Forbidden.yaml`, '$ref: ../schemas/ErrorEnvelope.yaml', 'type: object']],
  },
  {
    fault: 'an error in another media type',
    breaks: ['house/error-envelope', 301, `${responses}/InternalError.yaml#/`],
    also: [['response-mime-type', 309, `${responses}/InternalError.yaml#/content/application~1problem+json`]],
    edits: [[`${responses}/InternalError.yaml`, 'application/json', 'application/problem+json']],
  },
  {
    fault: 'an error in two media types',
    breaks: ['house/error-envelope', 301, `${responses}/ContentTooLarge.yaml#/`],
    also: [
      ['house/response-examples', 304, `${responses}/ContentTooLarge.yaml#/content/text~1plain`],
      ['response-mime-type', 309, `${responses}/ContentTooLarge.yaml#/content/text~1plain`],
    ],
    edits: [[`${responses}/ContentTooLarge.yaml`, /$/, '  text/plain:\n    schema:\n      type: string\n']],
  },
  ...Object.entries({
    400: `${tags}_tags.yaml#/get`,
    401: `${tags}_resource-instances_count.yaml#/post`,
    403: `${tags}_resource-instances_filter.yaml#/post`,
    404: `${tags}_{resource_id}_tags_create.yaml#/post`,
    413: `${connections}_{connection_id}_associate-queue.yaml#/post`,
    429: `${connections}_{connection_id}_privileges.yaml#/get`,
    500: `${connections}_{connection_id}_disassociate-queue.yaml#/post`,
    503: 'paths/v1.0_{project_id}_authorization.yaml#/put',
  }).map(([status, operation]) => ({
    fault: `an operation that never answers ${status}`,
    breaks: ['house/error-set', 302, `${operation}/responses`],
    edits: [[operation.split('#')[0], new RegExp(` {4}'${status}':\\n.*\\n`), '']],
  })),
  {
    fault: 'a 413 without a request body',
    breaks: ['house/error-set', 302, `${connections}_{connection_id}.yaml#/get/responses`],
    edits: [
      [
        `${connections}_{connection_id}.yaml`,
        "    '429':",
        "    '413':\n      $ref: ../components/responses/ContentTooLarge.yaml\n    '429':",
      ],
    ],
  },
  {
    fault: 'a 429 that does not say how long to wait',
    breaks: ['response-contains-header', 303, `${responses}/TooManyRequests.yaml#/headers`],
    edits: [[`${responses}/TooManyRequests.yaml`, '  Retry-After:', '  Retry-Later:']],
  },
  {
    fault: 'a 503 that does not say how long to wait',
    breaks: ['response-contains-header', 303, `${responses}/ServiceUnavailable.yaml#/headers`],
    edits: [[`${responses}/ServiceUnavailable.yaml`, '  Retry-After:', '  Retry-Later:']],
  },
  {
    fault: 'a response without an example',
    breaks: [
      'house/response-examples',
      304,
      `${connections}_{connection_id}_routes.yaml#/post/responses/200/content/application~1json`,
    ],
    edits: [[`${connections}_{connection_id}_routes.yaml`, / {10}examples:\n {12}added:[\s\S]*(?= {4}'400')/, '']],
  },
  {
    fault: 'an error code of another status',
    breaks: [
      'house/error-codes',
      305,
      `${responses}/NotPublished.yaml#/content/application~1json/examples/not-published`,
    ],
    edits: [['examples/error.notPublished.yaml', 'APIGW.0101', 'DLI.0001']],
  },
  {
    fault: 'a status that no code is known for',
    breaks: [
      'house/error-codes',
      305,
      `${responses}/TooManyRequests.yaml#/content/application~1json/examples/throttled`,
    ],
    edits: [
      [
        `${connections}_{connection_id}_routes_{name}.yaml`,
        "    '429':",
        "    '409':\n      $ref: ../components/responses/TooManyRequests.yaml\n    '429':",
      ],
    ],
  },
  {
    fault: 'a closed response',
    breaks: ['house/open-responses', 306, 'components/schemas/ConnectionRoute.yaml#/additionalProperties'],
    edits: [['components/schemas/ConnectionRoute.yaml', 'type: object', 'type: object\nadditionalProperties: false']],
  },
  {
    fault: 'a closed response, said otherwise',
    breaks: ['house/open-responses', 306, 'components/schemas/HostEntry.yaml#/unevaluatedProperties'],
    edits: [['components/schemas/HostEntry.yaml', 'type: object', 'type: object\nunevaluatedProperties: false']],
  },
  {
    fault: 'a branch that closes a response',
    breaks: ['house/open-responses', 306, 'components/schemas/Peer.yaml#/anyOf/0/additionalProperties'],
    also: [['house/choice-of-types', 702, 'components/schemas/Peer.yaml#/anyOf']],
    edits: [
      [
        'components/schemas/Peer.yaml',
        'properties:',
        'anyOf:\n  - additionalProperties: false\n  - required: [peer_id]\nproperties:',
      ],
    ],
  },
  {
    fault: 'a success that is shown as failures only',
    breaks: ['house/success-examples', 307, `${connections}_{connection_id}.yaml#/put/responses/200`],
    edits: [['examples/updateEnhancedConnection.response.yaml', 'is_success: true', 'is_success: false']],
  },
  {
    fault: 'an error under 200',
    breaks: [
      'house/success-examples',
      307,
      `${connections}_{connection_id}.yaml#/delete/responses/200/content/application~1json/examples/deleted`,
    ],
    also: [
      ['no-invalid-media-type-examples', 308, 'examples/deleteEnhancedConnection.response.yaml#/value/error_code'],
    ],
    edits: [['examples/deleteEnhancedConnection.response.yaml', /$/, '  error_code: DLI.0001\n']],
  },
  {
    fault: 'an example of a response that breaks its schema',
    breaks: ['no-invalid-media-type-examples', 308, 'examples/countResourcesByTags.response.yaml#/value/total_count'],
    edits: [['examples/countResourcesByTags.response.yaml', 'total_count: 1', 'total_count: -1']],
  },
  {
    fault: 'an example that breaks the schema it stands in',
    breaks: ['no-invalid-schema-examples', 308, 'components/schemas/TotalCount.yaml#/examples/0'],
    edits: [['components/schemas/TotalCount.yaml', 'examples: [1]', 'examples: [-1]']],
  },
  {
    fault: 'an example that breaks its parameter',
    breaks: ['no-invalid-parameter-examples', 308, 'components/parameters/Offset.yaml#/example'],
    edits: [['components/parameters/Offset.yaml', 'example: 0', 'example: -1']],
  },
  {
    fault: 'a response in XML',
    breaks: ['response-mime-type', 309, `${tags}_{resource_id}_tags.yaml#/get/responses/200/content/application~1xml`],
    edits: [[`${tags}_{resource_id}_tags.yaml`, 'application/json:', 'application/xml:']],
  },
];
