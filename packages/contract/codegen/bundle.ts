import { readFile } from 'node:fs/promises';
import { nodeOf } from '@dli-connections/document/node';
import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import type { Repeat } from '../src/call.ts';

/** A JSON Schema (draft 2020-12) of the bundle. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  [keyword: string]: unknown;
}

interface Media {
  schema: Schema;
  examples?: Record<string, Referable<{ value: unknown }>>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  example?: unknown;
  style?: string;
  explode?: boolean;
  /** Absent beside `content`, which no parameter of the committed spec has. */
  schema: Schema;
  content?: Record<string, { schema?: Schema }>;
}

interface RequestBody {
  required?: boolean;
  description?: string;
  content: Record<string, Media>;
  'x-max-body-bytes'?: number;
}

interface ResponseObject {
  content?: Record<string, Media>;
}

export interface BundleOperation {
  operationId: string;
  summary: string;
  description?: string;
  deprecated?: boolean;
  parameters?: Referable<Parameter>[];
  requestBody?: Referable<RequestBody>;
  responses: Record<string, Referable<ResponseObject>>;
  security?: Record<string, string[]>[];
  'x-repeat'?: Repeat;
}

type Referable<T> = T | { $ref: string };

/** The one-file OpenAPI document that `spec#bundle` writes: the parts of it that are read here. */
export interface Bundle {
  openapi: string;
  servers?: { url: string; variables?: Record<string, { enum?: string[] }> }[];
  security?: Record<string, string[]>[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema>; [kind: string]: Record<string, unknown> };
}

/** An operation of the bundle with its place and its references resolved, schemas excepted: those keep their `$ref`. */
export interface ResolvedOperation extends Pick<BundleOperation, 'operationId' | 'summary' | 'deprecated'> {
  description: string;
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody: RequestBody | undefined;
  responses: Record<string, ResponseObject>;
  security: string[];
  /** The effect of sending it twice. */
  repeat: Repeat;
}

/** The schema of the body that an operation takes, which has one media type. */
export const bodyOf = ({ requestBody }: Pick<ResolvedOperation, 'requestBody'>): Schema | undefined =>
  Object.values(requestBody?.content ?? {})[0]?.schema;

/** Reads the bundle that the spec package built. */
export async function readBundle(): Promise<Bundle> {
  const url = import.meta.resolve('@dli-connections/spec/openapi.json');
  return JSON.parse(await readFile(new URL(url), 'utf8')) as Bundle;
}

/** Resolves a local reference (`#/components/…`). */
export function resolve<T>(bundle: Bundle, node: Referable<T>): T {
  if (!isReference(node)) return node;
  const target = valueAt(bundle, keysOf(node.$ref.slice(1)));
  if (target === undefined) throw new Error(`${node.$ref} names nothing in the bundle`);
  // The lint rules hold each target to the form that its place asks for.
  return resolve(bundle, target as Referable<T>);
}

const isReference = (node: unknown): node is { $ref: string } => typeof nodeOf(node).$ref === 'string';

/** All operations of the bundle, in the order of its paths. */
export function listOperations(bundle: Bundle): ResolvedOperation[] {
  return operationsIn<BundleOperation>(bundle).map(({ path, method, operation, parameters }) => ({
    ...operation,
    description: operation.description ?? '',
    method: method.toUpperCase(),
    path,
    // The lint rules hold each to this form.
    parameters: parameters.map(({ node }) => resolve(bundle, node as Referable<Parameter>)),
    requestBody: operation.requestBody && resolve(bundle, operation.requestBody),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, resolve(bundle, response)]),
    ),
    // HTTP defines idempotency for every other method (RFC 9110 §9.2); a POST without the extension is sent once.
    repeat: operation['x-repeat'] ?? (method === 'post' ? 'once' : method === 'get' ? 'read' : 'idempotent'),
    security: (operation.security ?? bundle.security ?? []).map((each) => Object.keys(each).join('+')),
  }));
}
