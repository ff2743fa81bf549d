import type { OperationShape } from '@dli-connections/contract';
import { type Bundle, type Parameter, type ParameterShape, shapesOf } from '@dli-connections/contract/run-time';
import type { Check, Contract, OperationValidators, ReaderOf } from '@dli-connections/contract/server';
import { createDefinitions, type Definitions } from '@dli-connections/document/definitions';
import { type At, follow, type Source, sourceIn } from '@dli-connections/document/follow';
import { nameOf, type OperationAt, operationsIn } from '@dli-connections/document/operations';
import { isIgnored, schemaOf, shapeOfParameter } from '@dli-connections/document/parameter';
import { stepOf } from '@dli-connections/document/pointer';
import { referencesIn } from '@dli-connections/document/references';
import { createReader } from './body.ts';
import { createChecks } from './checks.ts';
import { isUnread, mediaShapesOf } from './media.ts';

/** Default limit to a body, in bytes, if the spec has none. */
const maxBytes = 1024 * 1024;

/** A contract made from any OpenAPI document. Validators are compiled when they are first needed. */
interface OpenedDocument {
  contract: Contract;
  /** The check of answers by the schema at a pointer. */
  checkAt: (pointer: string) => Check;
  /** Reads the bodies of an operation. */
  readerOf: (operationId: string) => ReaderOf | undefined;
}

interface AnyOperation {
  operationId?: string;
  requestBody?: unknown;
  security?: Record<string, string[]>[];
  responses?: Record<string, unknown>;
}

interface AnyBody {
  required?: boolean;
  content?: Record<string, { schema?: unknown }>;
  'x-max-body-bytes'?: unknown;
}

/** Builds the contract of a valid, bundled OpenAPI 3.1 document. */
export function openDocument(document: Bundle): OpenedDocument {
  const references = referencesIn(document);
  const source = sourceIn(document, references);
  const definitions = createDefinitions(document, references);
  const check = createChecks(definitions);
  // Operations may be called `toString` or `__proto__`.
  const operations: Record<string, OperationShape> = Object.create(null);
  const validators: Record<string, OperationValidators> = Object.create(null);
  const readers = new Map<string, { reader: ReaderOf }>();
  for (const operation of operationsIn<AnyOperation>(document)) {
    const parts = createParts(source, operation);
    const name = nameOf(operation);
    // The first of two operations with one name is served.
    if (readers.has(name)) continue;
    operations[name] = shapeOf(source, document, operation, parts);
    validators[name] = validatorsOf(definitions, check, parts);
    readers.set(name, lazily<{ reader: ReaderOf }>({ reader: () => readerOf(source, definitions, check, parts) }));
  }
  return {
    contract: { operations, validators },
    checkAt: (pointer) => check(definitions.define(pointer, 'response')),
    readerOf: (operationId) => readers.get(operationId)?.reader,
  };
}

/** The parts of a request, each looked up on first use: a document may have thousands of operations. */
interface Parts {
  readonly parameters: At<Parameter>[];
  readonly body: At<AnyBody> | undefined;
}

function createParts(source: Source, { operation, parameters, pointer }: OperationAt<AnyOperation>): Parts {
  return lazily<Parts>({
    parameters: () => {
      const all = parameters.map((each) => follow<Parameter>(source, each));
      const own = all.filter(({ node }) => !isIgnored(node));
      // One of an operation takes the place of the one of its path item.
      const keyOf = ({ in: place, name }: Parameter) => `${place} ${place === 'header' ? name.toLowerCase() : name}`;
      return [...new Map(own.map((each) => [keyOf(each.node), each])).values()];
    },
    body: () => {
      const { requestBody: node } = operation;
      return node === undefined ? undefined : follow<AnyBody>(source, { node, pointer: `${pointer}/requestBody` });
    },
  });
}

function shapeOf(
  source: Source,
  document: Bundle,
  { path, method, operation }: OperationAt<AnyOperation>,
  parts: Parts,
): OperationShape {
  const security = operation.security ?? document.security ?? [];
  return lazily<OperationShape>({
    method: () => method.toUpperCase(),
    path: () => path,
    parameters: () => shapesOf(source, parts.parameters, withoutDefault),
    body: () => {
      const [mediaType] = Object.keys(parts.body?.node.content ?? {});
      if (!parts.body || mediaType === undefined) return null;
      const most = mostBytes(parts.body.node);
      return { mediaType, required: parts.body.node.required ?? false, maxBytes: most, limits: limitsOf(most) };
    },
    security: () => security.map((each) => Object.keys(each).join('+')),
    responses: () => Object.fromEntries(Object.keys(operation.responses ?? {}).map((status) => [status, null])),
  });
}

const mostBytes = ({ 'x-max-body-bytes': stated }: AnyBody) =>
  Number.isInteger(stated) && Number(stated) >= 0 ? Number(stated) : maxBytes;

/** Only the size of a body is limited here: the schema refuses the rest. */
const limitsOf = (most: number) => ({ depth: 64, values: most, names: most, text: most });

/** Reads the bodies of an operation that takes some. */
function readerOf(
  source: Source,
  definitions: Definitions,
  check: (address: string) => Check,
  { body = { node: {}, pointer: '' } }: Parts,
): ReaderOf {
  const { node, pointer } = body;
  return createReader({
    content: mediaShapesOf(source, body),
    limits: limitsOf(mostBytes(node)),
    checkOf: (mediaType) => {
      const schema = {
        node: node.content?.[mediaType]?.schema,
        pointer: `${pointer}/content${stepOf(mediaType)}/schema`,
      };
      if (schema.node === undefined || isUnread(source, mediaType, schema)) return undefined;
      return check(definitions.define(schema.pointer, 'request'));
    },
  });
}

function validatorsOf(definitions: Definitions, check: (address: string) => Check, parts: Parts): OperationValidators {
  const place = (name: Parameter['in']) => () => {
    const own = parts.parameters.filter(({ node }) => node.in === name);
    const members = own.map((each) => [each.node.name, definitions.define(schemaOf(each).pointer, 'request')] as const);
    const schema = {
      type: 'object',
      required: own.filter(({ node }) => node.required).map(({ node }) => node.name),
      properties: Object.fromEntries(members.map(([key, $ref]) => [key, { $ref }])),
    };
    return check(
      definitions.add(
        schema,
        members.map(([, address]) => address),
      ),
    );
  };
  return lazily<Required<Omit<OperationValidators, 'body'>>>({
    path: place('path'),
    query: place('query'),
    header: place('header'),
    cookie: place('cookie'),
    responses: () => ({}),
  });
}

/** The server assumes the default, so a default that breaks its own schema is not the caller's fault. */
function withoutDefault(...at: Parameters<typeof shapeOfParameter>): ParameterShape {
  const { default: _, ...shape } = shapeOfParameter(...at);
  return shape;
}

/** An object whose members are made when they are first asked for. */
function lazily<T extends object>(makers: { [K in keyof T]: () => T[K] }): T {
  const result = {} as T; // its members are defined below
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(result, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[key]();
        Object.defineProperty(result, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return result;
}
