const connection = 'paths/v2.0_{project_id}_datasource_enhanced-connections_{connection_id}';
const tags = 'paths/v3_{project_id}_{resource_type}';

/** Faults against #501 to #507. The shape is described in `lint.mjs`. */
export const documentation = [
  {
    fault: 'a property whose description is no sentence',
    breaks: ['house/descriptions', 501, 'components/schemas/Peer.yaml#/properties/name'],
    edits: [['components/schemas/Peer.yaml', 'Name of the queue or pool.', 'Name of the queue or pool']],
  },
  {
    fault: 'a property without a description',
    breaks: ['house/descriptions', 501, 'components/schemas/ConnectionRoute.yaml#/properties/name'],
    edits: [['components/schemas/ConnectionRoute.yaml', '    description: Name of the route.\n', '']],
  },
  {
    fault: 'a description beside a reference that is no sentence',
    breaks: ['house/descriptions', 501, 'components/schemas/ConnectionRequest.yaml#/properties/queues'],
    edits: [['components/schemas/ConnectionRequest.yaml', 'to bind queues later.', 'to bind queues later']],
  },
  {
    fault: 'a parameter whose description begins in lower case',
    breaks: ['house/descriptions', 501, 'components/parameters/RouteNameInPath.yaml#/'],
    edits: [['components/parameters/RouteNameInPath.yaml', 'Name of the route.', 'name of the route.']],
  },
  {
    fault: 'a status that is described in a word',
    breaks: ['house/descriptions', 501, 'components/responses/Unauthorized.yaml#/'],
    edits: [['components/responses/Unauthorized.yaml', /^description: .*$/m, 'description: Unauthorized']],
  },
  {
    fault: 'a header that is not described in a sentence',
    breaks: ['house/descriptions', 501, 'components/headers/RetryAfter.yaml#/'],
    edits: [['components/headers/RetryAfter.yaml', 'next attempt.', 'next attempt']],
  },
  {
    fault: 'a request body that is not described',
    breaks: ['house/descriptions', 501, `${tags}_{resource_id}_tags_create.yaml#/post/requestBody`],
    edits: [[`${tags}_{resource_id}_tags_create.yaml`, / {4}description: The tags, as.*\n/, '']],
  },
  {
    fault: 'a security scheme that is not described',
    breaks: ['house/descriptions', 501, 'components/securitySchemes/token.yaml#/'],
    edits: [['components/securitySchemes/token.yaml', /description: .*\n/, '']],
  },
  {
    fault: 'an introduction that breaks off',
    breaks: ['house/descriptions', 501, 'openapi.yaml#/info'],
    edits: [['openapi.yaml', '`message` says why.', '`message` says']],
  },
  {
    fault: 'a header without an example',
    breaks: ['house/examples', 502, 'components/headers/RetryAfter.yaml#/'],
    edits: [['components/headers/RetryAfter.yaml', /example: .*\n/, '']],
  },
  {
    fault: 'a property without an example',
    breaks: ['house/examples', 502, 'components/schemas/Connection.yaml#/properties/id'],
    edits: [['components/schemas/Connection.yaml', '    examples: [2a620c33-5609-40c9-affd-2b6453071b0f]\n', '']],
  },
  {
    fault: 'a parameter without an example',
    breaks: ['house/examples', 502, 'components/parameters/NameFilter.yaml#/'],
    edits: [['components/parameters/NameFilter.yaml', 'example: test\n', '']],
  },
  {
    fault: 'a summary with a full stop',
    breaks: ['house/summaries', 503, `${tags}_tags.yaml#/get/summary`],
    edits: [[`${tags}_tags.yaml`, 'List the tags in use', 'List the tags in use.']],
  },
  {
    fault: 'an operation without a summary',
    breaks: ['operation-summary', 503, `${connection}_routes.yaml#/post/summary`],
    edits: [[`${connection}_routes.yaml`, / {2}summary: .*\n/, '']],
  },
  {
    fault: 'a note of unfinished work',
    breaks: ['house/no-todo', 504, 'components/schemas/Cidr.yaml: # TODO: zones'],
    edits: [['components/schemas/Cidr.yaml', /^/, '# TODO: zones\n']],
  },
  {
    fault: 'an operation without a description',
    breaks: ['operation-description', 505, `${connection}_privileges.yaml#/get/description`],
    also: [['house/descriptions', 501, `${connection}_privileges.yaml#/get`]],
    edits: [[`${connection}_privileges.yaml`, / {2}description: >-\n {4}.*\n/, '']],
  },
  {
    fault: 'an operation in two groups',
    breaks: ['operation-singular-tag', 506, `${connection}_associate-queue.yaml#/post/tags`],
    edits: [[`${connection}_associate-queue.yaml`, 'tags: [queues]', 'tags: [queues, connections]']],
  },
  {
    fault: 'an operation in a group that is not described',
    breaks: ['operation-tag-defined', 506, `${connection}_disassociate-queue.yaml#/post/tags/0`],
    edits: [[`${connection}_disassociate-queue.yaml`, 'tags: [queues]', 'tags: [pools]']],
  },
  {
    fault: 'a group without a description',
    breaks: ['tag-description', 506, 'openapi.yaml#/tags/4/description'],
    also: [['house/descriptions', 501, 'openapi.yaml#/tags/4']],
    edits: [['openapi.yaml', '    description: Tags of connections.\n', '']],
  },
  {
    fault: 'methods out of order',
    breaks: ['path-http-verbs-order', 507, `${connection}.yaml#/get`],
    edits: [[`${connection}.yaml`, /(get:\n[\s\S]*?)(put:\n[\s\S]*?)(?=delete:\n)/, '$2$1']],
  },
];
