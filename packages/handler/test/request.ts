import { type OperationId, operations } from '@dli-connections/contract';

/** The input of an operation, flat: path and query parameters by their names, the rest is the body. */
export type Flat = Record<string, unknown>;

/** The request that an operation takes for an input. */
export function requestOf(operationId: OperationId, input: Flat, endpoint = 'http://dli.test'): Request {
  const { method, path, parameters, body } = operations[operationId];
  const rest = { ...input };
  const take = (name: string) => {
    const value = rest[name];
    delete rest[name];
    return value;
  };
  const pathname = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(take(name))));
  const url = new URL(pathname, endpoint);
  for (const name of Object.keys(parameters.query)) {
    const value = take(name);
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = { 'x-auth-token': 't', ...(body ? { 'content-type': 'application/json' } : {}) };
  return new Request(url, { method, headers, ...(body ? { body: JSON.stringify(rest) } : {}) });
}
