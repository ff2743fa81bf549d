import { keysOf, stepOf, valueAt } from './pointer.ts';

/** The methods of a path item (OpenAPI 3.1), in lower case as there. */
export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;

/** An operation of a document and its place, its references not followed. */
export interface OperationAt<Operation> {
  path: string;
  /** In lower case, as in the document. */
  method: (typeof methods)[number];
  /** JSON pointer to the operation. */
  pointer: string;
  /** The path item that it stands in. */
  item: Record<string, unknown>;
  operation: Operation;
  /** The parameters of its path item, and its own. */
  parameters: { node: unknown; pointer: string }[];
}

/**
 * All operations of a document: in the order of its paths, and within a path in that of `methods`. `Operation` is the form
 * that its reader takes them to have.
 */
export function operationsIn<Operation = Record<string, unknown>>(document: {
  paths?: object;
}): OperationAt<Operation>[] {
  // A path item is an object; any other value has no operations.
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, unknown>>);
  return paths.flatMap(([path, written]) => {
    const { item, at } = followed(document, written, `/paths${stepOf(path)}`);
    return methods.flatMap((method) => {
      const operation = item[method];
      if (typeof operation !== 'object' || operation === null) return [];
      const pointer = `${at}/${method}`;
      const own = operation as { parameters?: unknown };
      const parameters = [...parametersAt(item.parameters, at), ...parametersAt(own.parameters, pointer)];
      return [{ path, method, pointer, item, operation: operation as Operation, parameters }];
    });
  });
}

/** A path item may be a reference to one (OpenAPI 3.1.1, 4.8.9). What stands beside the reference is not read. */
function followed(
  document: object,
  item: Record<string, unknown>,
  at: string,
): { item: Record<string, unknown>; at: string } {
  const ref = item?.$ref;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return { item: item ?? {}, at };
  const pointer = decodeURIComponent(ref.slice(1));
  const target = valueAt(document, keysOf(pointer)) as Record<string, unknown> | undefined;
  return target === undefined || target === item ? { item: {}, at } : { item: target, at: pointer };
}

function parametersAt(parameters: unknown, owner: string): { node: unknown; pointer: string }[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.map((node, index) => ({ node, pointer: `${owner}/parameters/${index}` }));
}
