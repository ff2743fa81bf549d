import type { OperationShape } from '@dli-connections/contract';
import { type Incoming, type ReadQuery, type Route, readQuery } from '@dli-connections/contract/server';
import type { IHttpRequest } from '@stoplight/prism-http';

/** A request as Prism takes it, without its body. */
export function prismRequest(request: Incoming, { path }: Route, shape: OperationShape): IHttpRequest {
  // Every answer is JSON, whatever is accepted; Prism would refuse with a status that no operation documents.
  const { accept, ...sent } = request.headers;
  const headers = sent as Record<string, string>; // none of them is undefined
  return {
    // The router found an operation with this method.
    method: request.method.toLowerCase() as IHttpRequest['method'],
    url: {
      // Encoded anew: Prism splits a value at a comma that is not encoded.
      path: shape.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '')),
      query: queryOf(readQuery(request.url).pairs),
    },
    headers,
  };
}

/** A name that is given once has one value, as Prism expects of a parameter that is no array. */
function queryOf(pairs: ReadQuery['pairs']): Record<string, string | string[]> {
  const valuesOf = Map.groupBy(pairs, ([name]) => name);
  const values = [...valuesOf].map(([name, all]) => [name, all.map(([, value]) => value)] as const);
  return Object.fromEntries(values.map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}
