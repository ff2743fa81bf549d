import { type At, follow, type Source, sourceIn } from '@dli-connections/document/follow';
import { isJson } from '@dli-connections/document/media';
import { listOf, nodeOf } from '@dli-connections/document/node';
import { operationsIn } from '@dli-connections/document/operations';
import { type ParameterObject, schemaOf } from '@dli-connections/document/parameter';
import { referencesIn } from '@dli-connections/document/references';
import { nameOf } from './any/contract.ts';
import type { Bundle } from './bundle.ts';

/** A legal request of an operation, made of the examples of its spec. */
export interface ExampleRequest {
  operationId: string;
  method: string;
  /** From the root of the server, encoded. */
  path: string;
  /** Absent where the operation takes none, or has no example. */
  body?: unknown;
}

type Parameter = ParameterObject & { required?: boolean; example?: unknown; examples?: Record<string, unknown> };

interface Body {
  content?: Record<string, { example?: unknown; examples?: Record<string, unknown> }>;
}

/** A legal request of each operation, in the order of the spec: its shortest body, and the other required parts. */
export function exampleRequests(document: Bundle): ExampleRequest[] {
  const source = sourceIn(document, referencesIn(document));
  return operationsIn<{ operationId?: string; requestBody?: unknown }>(document).map((each) => {
    const { method, path, pointer, operation } = each;
    const parameters = each.parameters.map((at) => follow<Parameter>(source, at));
    const values = new Map(parameters.map((at) => [at.node.name, encodeURIComponent(textOfValue(source, at))]));
    const required = parameters.filter(({ node }) => node.in === 'query' && node.required);
    const query = required.map(({ node: { name } }) => `${encodeURIComponent(name)}=${values.get(name)}`).join('&');
    const body = operation.requestBody && shortestBody(source, { node: operation.requestBody, pointer });
    return {
      operationId: nameOf(each),
      method: method.toUpperCase(),
      path: path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => values.get(name) ?? 'x') + (query && `?${query}`),
      ...(body !== undefined && { body }),
    };
  });
}

/** A value of a parameter as a text: the example beside its schema or in it, or one that its type allows. */
function textOfValue(source: Source, at: At<Parameter>): string {
  const { example, examples = {} } = at.node;
  const [named] = Object.entries(examples).map(
    ([, node]) => follow<{ value?: unknown }>(source, { node, pointer: '' }).node.value,
  );
  const schema = schemaOf(at);
  const { $ref, ...rest } = nodeOf(schema.node);
  const own = { ...(typeof $ref === 'string' ? nodeOf(source.target($ref, schema.pointer)?.node) : {}), ...rest };
  const value = example ?? named ?? listOf(own.examples)[0] ?? own.example ?? own.default ?? listOf(own.enum)[0];
  if (value !== undefined) return [value].flat().join(',');
  return own.type === 'boolean' ? 'true' : own.type === 'integer' || own.type === 'number' ? '1' : 'x';
}

function shortestBody(source: Source, at: At<unknown>): unknown {
  const { content = {} } = follow<Body>(source, at).node;
  const [, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
  const { example, examples = {} } = media ?? {};
  const values = Object.values(examples).map(
    (node) => follow<{ value?: unknown }>(source, { node, pointer: '' }).node.value,
  );
  const length = (value: unknown) => JSON.stringify(value).length;
  return [...(example === undefined ? [] : [example]), ...values]
    .filter((value) => value !== undefined)
    .toSorted((a, b) => length(a) - length(b))[0];
}

/** The operations of a spec, and a curl line that works at once on a server of it. */
export interface Overview {
  operations: Pick<ExampleRequest, 'method' | 'path'>[];
  /** The line for a server at an address: the first read, or else the first operation. */
  curl: (url: string) => string;
}

/** Summarizes a spec. It takes as long as some hundred requests, so whoever is asked often keeps the result. */
export function overviewOf(document: Bundle): Overview {
  const requests = exampleRequests(document);
  const first = requests.find(({ method }) => method === 'GET') ?? requests[0];
  const operations = operationsIn(document).map(({ method, path }) => ({ method: method.toUpperCase(), path }));
  return { operations, curl: (url) => (first ? curlOf(url, first) : '') };
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
