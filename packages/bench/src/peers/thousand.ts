/** A document with 1,000 operations: 250 resources with a list, a create, a show and a removal, and schemas of their own. */
export function thousandOperations(): object {
  const names = Array.from({ length: 250 }, (_, at) => `Thing${at}`);
  const json = (name: string, example: object) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, example } },
  });
  const failure = json('Failure', { code: 'not-found', message: 'there is none' });
  const responses = (status: string, good: object) => ({
    [status]: { description: 'Done.', ...good },
    '404': { description: 'None.', ...failure },
  });
  const paths = names.map((name, at) => {
    const one = { id: `a${at}`, name, size: at, tags: ['a', 'b'] };
    const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1 } };
    const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } };
    return {
      [`/things${at}`]: {
        get: { operationId: `list${name}`, parameters: [limit], responses: responses('200', json(`${name}s`, [one])) },
        post: {
          operationId: `make${name}`,
          requestBody: json(name, one),
          responses: responses('201', json(name, one)),
        },
      },
      [`/things${at}/{id}`]: {
        parameters: [id],
        get: { operationId: `show${name}`, responses: responses('200', json(name, one)) },
        delete: { operationId: `remove${name}`, responses: responses('204', {}) },
      },
    };
  });
  const schemas = names.map((name) => ({
    [name]: {
      type: 'object',
      required: ['id', 'name'],
      properties: {
        id: { type: 'string', pattern: '^[a-z][a-z0-9]*$' },
        name: { type: 'string', minLength: 1, maxLength: 64 },
        size: { type: 'integer', minimum: 0 },
        tags: { type: 'array', items: { type: 'string' }, maxItems: 20 },
      },
    },
    [`${name}s`]: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
  }));
  const Failure = {
    type: 'object',
    required: ['code', 'message'],
    properties: { code: { type: 'string' }, message: { type: 'string' } },
  };
  return {
    openapi: '3.1.1',
    info: { title: 'A thousand operations', version: '1.0.0' },
    servers: [{ url: '/' }],
    paths: Object.assign({}, ...paths),
    components: { schemas: Object.assign({ Failure }, ...schemas) },
  };
}
