import type { OperationShape } from '../src/operation.ts';
import { type Bundle, listOperations, type ResolvedOperation, resolve, type Schema } from './bundle.ts';
import { header } from './header.ts';

/** One row of the operation table. */
export function shapeOf(bundle: Bundle, operation: ResolvedOperation): OperationShape {
  const { parameters } = operation;
  const [mediaType, ...others] = Object.keys(operation.requestBody?.content ?? {});
  if (others.length > 0) throw new Error(`${operation.operationId} takes more than one media type`);
  return {
    method: operation.method,
    path: operation.path,
    parameters: {
      path: parameters.filter((each) => each.in === 'path').map((each) => each.name),
      query: Object.fromEntries(
        parameters
          .filter((each) => each.in === 'query')
          .map(({ name, schema }) => [name, typeOf(resolve(bundle, schema))]),
      ),
    },
    body: mediaType
      ? {
          mediaType,
          required: operation.requestBody?.required ?? false,
          maxBytes: operation.requestBody?.['x-max-body-bytes'] ?? 1024 * 1024,
        }
      : null,
    security: operation.security,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => {
        const schema = response.content?.['application/json']?.schema;
        return [status, schema ? requiredOf(bundle, schema) : null];
      }),
    ),
  };
}

function typeOf(schema: Schema): { type: string; default?: unknown } {
  const type = String(schema.type);
  return 'default' in schema ? { type, default: schema.default } : { type };
}

/** The fields that every value of a schema has, those of its `allOf` included. */
function requiredOf(bundle: Bundle, schema: Schema): string[] {
  const { required = [], allOf = [] } = resolve<Schema>(bundle, schema);
  return [...(allOf as Schema[]).flatMap((each) => requiredOf(bundle, each)), ...required];
}

/** The table of all operations, by operationId. */
export function tableOf(bundle: Bundle): Record<string, OperationShape> {
  return Object.fromEntries(
    listOperations(bundle).map((operation) => [operation.operationId, shapeOf(bundle, operation)]),
  );
}

/** The operation table as TypeScript source. */
export function deriveOperations(bundle: Bundle): string {
  const table = tableOf(bundle);
  const rows = listOperations(bundle).map(({ operationId, summary, method, path }) => {
    const row = JSON.stringify(table[operationId], null, 2).replaceAll('\n', '\n  ');
    return `  /** ${summary}: ${method} ${path} */\n  ${operationId}: ${row},`;
  });
  return `${header}
import type { OperationShape } from '../operation.ts';

/** Every operation of the API: where it is, what it takes and, per status, the fields that an answer always has. */
export const operations = {
${rows.join('\n')}
} as const satisfies Record<string, OperationShape>;
`;
}
