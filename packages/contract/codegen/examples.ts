import { type Bundle, listOperations, type ResolvedOperation, resolve } from './bundle.ts';

/** A legal request of an operation, made of the examples of its spec. */
export interface ExampleRequest {
  operationId: string;
  method: string;
  /** From the root of the server, encoded. */
  path: string;
  /** Absent where the operation takes none, or has no example. */
  body?: unknown;
}

/** A legal request of each operation, in the order of the spec: its shortest body, and what else is required. */
export function exampleRequests(document: Bundle): ExampleRequest[] {
  return listOperations(document).map((operation) => {
    const { operationId, method, path, parameters } = operation;
    const values = new Map(
      parameters.map((each) => {
        // The example of a parameter stands beside its schema or in it, as the spec has it.
        const value = each.example ?? (resolve(document, each.schema).examples as unknown[] | undefined)?.[0] ?? 'x';
        return [each.name, encodeURIComponent(String(value))] as const;
      }),
    );
    const required = parameters.filter((each) => each.in === 'query' && each.required);
    const query = required.map(({ name }) => `${name}=${values.get(name)}`).join('&');
    const body = shortestBody(document, operation);
    return {
      operationId,
      method,
      path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? 'x') + (query && `?${query}`),
      ...(body !== undefined && { body }),
    };
  });
}

function shortestBody(document: Bundle, { requestBody }: ResolvedOperation): unknown {
  const [media] = Object.values(requestBody?.content ?? {});
  const values = Object.values(media?.examples ?? {}).map((each) => resolve<{ value: unknown }>(document, each).value);
  const length = (value: unknown) => JSON.stringify(value).length;
  return values.toSorted((a, b) => length(a) - length(b))[0];
}

/** The operations of a spec, and a line for a shell that works at once on a server of it: the first read, or else the first of all. */
export function overviewOf(
  document: Bundle,
  url: string,
): { operations: Pick<ResolvedOperation, 'method' | 'path'>[]; curl: string } {
  const requests = exampleRequests(document);
  const first = requests.find(({ method }) => method === 'GET') ?? requests[0];
  return { operations: listOperations(document), curl: first ? curlOf(url, first) : '' };
}

/** A request as a line for a shell, with quotes only where it needs them. */
export function curlOf(url: string, { method, path, body }: ExampleRequest): string {
  const verb = method === (body === undefined ? 'GET' : 'POST') ? [] : ['-X', method];
  const json = body === undefined ? [] : ['-H', 'Content-Type:application/json', '-d', JSON.stringify(body)];
  return ['curl', '-s', ...verb, url + path, '-H', 'X-Auth-Token:any', ...json].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
