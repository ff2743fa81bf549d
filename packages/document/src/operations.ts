import { listOf } from './node.ts';
import { decoded, keysOf, stepOf, valueAt } from './pointer.ts';

/** The methods of a path item (OpenAPI 3.1), in lower case as there. */
export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;

/** An operation of a document and its place, its references not followed. */
export interface OperationAt<Operation> {
  path: string;
  /** In lower case, as in the document. */
  method: (typeof methods)[number];
  /** JSON pointer to the operation. */
  pointer: string;
  /** The path item that has it. */
  item: Record<string, unknown>;
  operation: Operation;
  /** The parameters of its path item, and its own. */
  parameters: { node: unknown; pointer: string }[];
}

/** The name of an operation, or where it has none, its method and path. */
export const nameOf = ({ operation, method, path }: OperationAt<{ operationId?: string }>) =>
  operation.operationId ?? `${method.toUpperCase()} ${path}`;

/** All operations, in the order of paths and `methods`. `Operation` is the form that the caller expects. */
export function operationsIn<Operation = Record<string, unknown>>(document: {
  paths?: object;
}): OperationAt<Operation>[] {
  // A path item is an object; any other value has no operations.
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, unknown>>);
  return paths.flatMap(([path, written]) => {
    const items = itemsOf(document, written, `/paths${stepOf(path)}`);
    const shared = items.flatMap(({ item, at }) => parametersAt(item.parameters, at));
    return methods.flatMap((method) => {
      const found = items.find(({ item }) => typeof item[method] === 'object' && item[method] !== null);
      if (!found) return [];
      const pointer = `${found.at}/${method}`;
      const operation = found.item[method] as Operation; // an object, as its reader takes it to be
      const own = operation as { parameters?: unknown };
      const parameters = [...shared, ...parametersAt(own.parameters, pointer)];
      return [{ path, method, pointer, item: found.item, operation, parameters }];
    });
  });
}

/** A path item, and those that it refers to (OpenAPI 3.1.1, 4.8.9): of a method that several have, the first counts. */
function itemsOf(
  document: object,
  written: Record<string, unknown>,
  place: string,
): { item: Record<string, unknown>; at: string }[] {
  const found: { item: Record<string, unknown>; at: string }[] = [];
  let next: { item: Record<string, unknown>; at: string } | undefined = { item: written ?? {}, at: place };
  while (next && !found.some(({ item }) => item === next?.item)) {
    found.push(next);
    const ref: unknown = next.item.$ref;
    if (typeof ref !== 'string' || !ref.startsWith('#/')) break;
    const at: string = decoded(ref.slice(1));
    const item = valueAt(document, keysOf(at)) as Record<string, unknown> | undefined; // as the document is valid
    next = item && { item, at };
  }
  return found;
}

function parametersAt(parameters: unknown, owner: string): { node: unknown; pointer: string }[] {
  return listOf(parameters).map((node, index) => ({ node, pointer: `${owner}/parameters/${index}` }));
}
