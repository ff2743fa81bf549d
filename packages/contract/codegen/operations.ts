import { isJson } from '@dli-connections/document/media';
import type { OperationShape } from '../src/operation.ts';
import { type Bundle, bodyOf, listOperations, type ResolvedOperation, resolve, type Schema } from './bundle.ts';
import { header } from './committed.ts';
import { limitsOfBody } from './limits.ts';
import { shapesOf, sourceOf } from './shapes.ts';

/** One row of the operation table. */
export function shapeOf(bundle: Bundle, operation: ResolvedOperation): OperationShape {
  const source = sourceOf(bundle);
  const parameters = operation.parameters.map((node) => ({ node, pointer: '' }));
  const [mediaType, ...others] = Object.keys(operation.requestBody?.content ?? {});
  if (others.length > 0) throw new Error(`${operation.operationId} takes more than one media type`);
  if (mediaType && !isJson(mediaType))
    throw new Error(`${operation.operationId} takes ${mediaType}, which is not JSON`);
  // The spec has it for each operation; a variant that is mocked may not.
  const maxBytes = operation.requestBody?.['x-max-body-bytes'] ?? 1024 * 1024;
  const schema = bodyOf(operation);
  return {
    method: operation.method,
    path: operation.path,
    parameters: shapesOf(source, parameters),
    body: mediaType
      ? {
          mediaType,
          required: operation.requestBody?.required ?? false,
          maxBytes,
          limits: limitsOfBody(bundle, schema, maxBytes),
          ...maxItemsOf(bundle, schema),
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

/** Finds the most entries that each list of a body may have. */
function maxItemsOf(bundle: Bundle, schema: Schema | undefined): { maxItems?: Record<string, number> } {
  const { properties = {} } = resolve<Schema>(bundle, schema ?? {});
  const limits = Object.entries(properties).flatMap(([name, property]) => {
    const { maxItems } = resolve<Schema>(bundle, property);
    return typeof maxItems === 'number' ? [[name, maxItems] as const] : [];
  });
  return limits.length > 0 ? { maxItems: Object.fromEntries(limits) } : {};
}

/** The fields that every value of a schema has, those of its `allOf` included. */
function requiredOf(bundle: Bundle, schema: Schema): string[] {
  const { required = [], allOf = [] } = resolve<Schema>(bundle, schema);
  return [...allOf.flatMap((each) => requiredOf(bundle, each)), ...required];
}

/** The table of all operations, by operationId. */
export function tableOf(bundle: Bundle): Record<string, OperationShape> {
  return Object.fromEntries(
    listOperations(bundle).map((operation) => [operation.operationId, shapeOf(bundle, operation)]),
  );
}

/** The operation table as TypeScript source. */
export function deriveOperations(bundle: Bundle): string {
  const rows = listOperations(bundle).map((operation) => {
    const { operationId, summary, method, path } = operation;
    const row = JSON.stringify(shapeOf(bundle, operation), null, 2).replaceAll('\n', '\n  ');
    return `  /** ${summary}: ${method} ${path} */\n  ${operationId}: ${row},`;
  });
  return `${header}
import type { OperationShape } from '../operation.ts';

/** Every operation of the API: its method and path, its parameters and body and, per status, the fields that an answer always has. */
export const operations = {
${rows.join('\n')}
} as const satisfies Record<string, OperationShape>;
`;
}
