/** A document with some of everything that a request and an answer can have. */
export const document = {
  openapi: '3.1.1',
  info: { title: 'Test', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/things/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 7 } },
        { name: 'trace', in: 'header', required: true, schema: { type: 'string', pattern: '^[a-f]{4}$' } },
      ],
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
          { name: 'kind', in: 'query', required: true, schema: { enum: ['a', 'b'] } },
        ],
        responses: {
          200: { $ref: '#/components/responses/Thing' },
          '4XX': { description: 'Refused.' },
        },
      },
      put: {
        security: [{}],
        requestBody: {
          required: true,
          content: { 'text/plain': {}, 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
        responses: { 204: { description: 'Done.' } },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: false } } },
        responses: { default: { description: 'Anything.' } },
      },
      delete: {},
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } },
    responses: {
      Thing: {
        description: 'A thing.',
        headers: { 'X-Left': { required: true, schema: { type: 'integer' } } },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
      },
    },
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', minLength: 3 } },
        unevaluatedProperties: false,
      },
    },
  },
};
