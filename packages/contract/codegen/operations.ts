import type { OperationShape } from '../src/operation.ts';
import { type Bundle, listOperations, resolve, type ResolvedOperation, type Schema } from './bundle.ts';
import { header } from './header.ts';

/** One row of the operation table. */
export function shapeOf(bundle: Bundle, operation: ResolvedOperation): OperationShape {
  const names = (place: string) => operation.parameters.filter((each) => each.in === place).map((each) => each.name);
  const [mediaType, ...others] = Object.keys(operation.requestBody?.content ?? {});
  if (others.length > 0) throw new Error(`${operation.operationId} takes more than one media type`);
  return {
    method: operation.method,
    path: operation.path,
    parameters: { path: names('path'), query: names('query') },
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
        return [status, schema ? (resolve<Schema>(bundle, schema as { $ref: string }).required ?? []) : null];
      }),
    ),
  };
}

/** The table of all operations, by operationId. */
export function tableOf(bundle: Bundle): Record<string, OperationShape> {
  return Object.fromEntries(
    listOperations(bundle).map((operation) => [operation.operationId, shapeOf(bundle, operation)]),
  );
}

/** The operation table as TypeScript source. */
export function deriveOperations(bundle: Bundle): string {
  return `${header}
import type { OperationShape } from '../operation.ts';

/** Every operation of the API: where it is, what it takes and, per status, the fields that an answer always has. */
export const operations = ${JSON.stringify(tableOf(bundle), null, 2)} as const satisfies Record<string, OperationShape>;
`;
}
