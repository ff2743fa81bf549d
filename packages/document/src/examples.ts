import { type At, follow, type Source, sourceIn } from './follow.ts';
import { isJson } from './media.ts';
import { listOf, nodeOf } from './node.ts';
import { nameOf, operationsIn } from './operations.ts';
import { isIgnored, type ParameterObject, schemaOf } from './parameter.ts';
import { referencesIn } from './references.ts';

/** The parts of an OpenAPI document that requests are made of. */
interface Document {
  paths?: object;
  components?: object;
  security?: Record<string, string[]>[];
}

/** A legal request of an operation, made of the examples of its spec. */
export interface ExampleRequest {
  operationId: string;
  method: string;
  /** From the root of the server, encoded. */
  path: string;
  /** The required headers, and credentials as the spec asks for them. */
  headers: Record<string, string>;
  /** Absent if the operation takes none, or has no example. */
  body?: unknown;
}

type Parameter = ParameterObject & { required?: boolean; example?: unknown; examples?: Record<string, unknown> };

interface AnyOperation {
  operationId?: string;
  requestBody?: unknown;
  security?: Record<string, string[]>[];
}

interface Credential {
  in: string;
  name: string;
  value: string;
}

interface Body {
  content?: Record<string, { example?: unknown; examples?: Record<string, unknown> }>;
}

/** A legal request of each operation, in the order of the spec: its shortest body, and the other required parts. */
export function exampleRequests(document: Document): ExampleRequest[] {
  const source = sourceIn(document, referencesIn(document));
  const credentials = credentialsIn(document, source);
  return operationsIn<AnyOperation>(document).map((each) => {
    const { method, path, pointer, operation } = each;
    const parameters = each.parameters.map((at) => follow<Parameter>(source, at));
    const values = new Map(parameters.map((at) => [at.node.name, encodeURIComponent(textOfValue(source, at))]));
    const required = parameters.filter(({ node }) => node.required && node.in !== 'path' && !isIgnored(node));
    const all = [
      ...required.map((at) => ({ ...at.node, value: textOfValue(source, at) })),
      ...credentials(operation.security),
    ];
    const pairs = (place: string) =>
      all
        .filter((one) => one.in === place)
        .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
    const [query, cookie] = [pairs('query').join('&'), pairs('cookie').join('; ')];
    const headers = all.filter((one) => one.in === 'header').map(({ name, value }) => [name, value]);
    const body = operation.requestBody && shortestBody(source, { node: operation.requestBody, pointer });
    return {
      operationId: nameOf(each),
      method: method.toUpperCase(),
      path: path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => values.get(name) ?? 'x') + (query && `?${query}`),
      headers: Object.fromEntries(cookie === '' ? headers : [...headers, ['Cookie', cookie]]),
      ...(body !== undefined && { body }),
    };
  });
}

interface Scheme {
  type?: string;
  in?: string;
  name?: string;
  scheme?: string;
}

/** Finds the first credentials that an operation accepts; none if it needs none. */
function credentialsIn(document: Document, source: Source) {
  const schemes = nodeOf(nodeOf(document.components).securitySchemes);
  return (own: AnyOperation['security'] = document.security): Credential[] => {
    const [first = {}] = own?.some((each) => Object.keys(each).length === 0) ? [] : (own ?? []);
    return Object.keys(first).flatMap((name) => {
      const { node } = follow<Scheme>(source, { node: schemes[name] ?? {}, pointer: '' });
      if (node.type === 'apiKey') return [{ in: node.in ?? '', name: node.name ?? '', value: 'any' }];
      if (node.type === 'mutualTLS') return [];
      // `any:any` in Base64, for Basic (RFC 7617).
      const value = /^basic$/i.test(node.scheme ?? '') ? 'Basic YW55OmFueQ==' : `${node.scheme ?? 'Bearer'} any`;
      return [{ in: 'header', name: 'Authorization', value }];
    });
  };
}

/** A value of a parameter as a text: the example beside its schema or in it, or one that its type allows. */
function textOfValue(source: Source, at: At<Parameter>): string {
  const given = valuesOf(source, at.node).find((value) => value !== null);
  const schema = schemaOf(at);
  const { $ref, ...rest } = nodeOf(schema.node);
  const own = { ...(typeof $ref === 'string' ? nodeOf(source.target($ref, schema.pointer)?.node) : {}), ...rest };
  const value = given ?? listOf(own.examples)[0] ?? own.example ?? own.default ?? listOf(own.enum)[0];
  if (value !== undefined) return [value].flat().join(',');
  if (own.type === 'boolean') return 'true';
  if (own.type === 'integer' || own.type === 'number') return String(own.minimum ?? 1);
  return formats.get(String(own.format)) ?? 'x'.padEnd(Math.min(Number(own.minLength ?? 1), 256), 'x');
}

/** Texts of the formats that parameters have. */
const formats = new Map([
  ['uuid', '00000000-0000-4000-8000-000000000000'],
  ['date', '2026-01-01'],
  ['date-time', '2026-01-01T00:00:00Z'],
  ['email', 'a@b.test'],
  ['uri', 'https://a.test/'],
  ['ipv4', '192.0.2.1'],
]);

function shortestBody(source: Source, at: At<unknown>): unknown {
  const { content = {} } = follow<Body>(source, at).node;
  const [, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
  const length = (value: unknown) => JSON.stringify(value).length;
  return valuesOf(source, media ?? {}).toSorted((a, b) => length(a) - length(b))[0];
}

/** The values of examples in the spec. */
function valuesOf(source: Source, { example, examples = {} }: Pick<Parameter, 'example' | 'examples'>): unknown[] {
  const named = Object.values(examples).map((node) => follow<{ value?: unknown }>(source, { node, pointer: '' }));
  return [example, ...named.map(({ node }) => node.value)].filter((value) => value !== undefined);
}

/** The operations of a spec, and a curl line that works at once on a server of it. */
export interface Overview {
  operations: Pick<ExampleRequest, 'method' | 'path'>[];
  /** The line for a server at an address: the first read, or else the first operation. */
  curl: (url: string) => string;
}

/** Summarizes a spec. It takes as long as some hundred requests, so cache the result. */
export function overviewOf(document: Document): Overview {
  const requests = exampleRequests(document);
  const first = requests.find(({ method }) => method === 'GET') ?? requests[0];
  const operations = operationsIn(document).map(({ method, path }) => ({ method: method.toUpperCase(), path }));
  return { operations, curl: (url) => (first ? curlOf(url, first) : '') };
}

/** A request as a line for a shell, with quotes only where it needs them. */
export function curlOf(url: string, { method, path, headers, body }: Omit<ExampleRequest, 'operationId'>): string {
  const verb = method === (body === undefined ? 'GET' : 'POST') ? [] : ['-X', method];
  const json = body === undefined ? [] : ['-H', 'Content-Type:application/json', '-d', JSON.stringify(body)];
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}:${value}`]);
  return ['curl', '-s', ...verb, url + path, ...fields, ...json].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
