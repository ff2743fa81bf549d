import type { Bundle } from '@dli-connections/contract/run-time';
import { type At, follow, type Source, sourceIn } from '@dli-connections/document/follow';
import { isJson } from '@dli-connections/document/media';
import { nameOf, operationsIn } from '@dli-connections/document/operations';
import { stepOf } from '@dli-connections/document/pointer';
import { referencesIn } from '@dli-connections/document/references';
import { createSecurity, type Requirement } from './security.ts';

/** An answer of a media type, as the spec documents it. */
export interface DocumentedContent {
  mediaType: string;
  examples: { key: string; value: unknown }[];
  /** Pointer to the schema. */
  schema?: string;
}

/** A header of an answer. */
export interface DocumentedHeader {
  name: string;
  /** Written as JSON, in place of a style. */
  isJson: boolean;
  explode: boolean;
  required: boolean;
  example?: unknown;
  schema?: string;
}

/** The answers of a status, of a range of them (`4XX`), or of all others (`default`). */
export interface DocumentedResponse {
  code: string;
  headers: DocumentedHeader[];
  contents: DocumentedContent[];
}

/** An operation as its answers are chosen. */
export interface DocumentedOperation {
  name: string;
  method: string;
  responses: DocumentedResponse[];
  /** At least one of these must be met. */
  security: Requirement[];
}

interface Described {
  schema?: unknown;
  example?: unknown;
  examples?: Record<string, unknown>;
}

interface ResponseObject {
  headers?: Record<string, unknown>;
  content?: Record<string, Described>;
}

/** The operations of a document. */
export interface Documented {
  has: (name: string) => boolean;
  of: (name: string) => DocumentedOperation | undefined;
}

/** Finds the operations of a document by name. Each is looked into when it is first asked for. */
export function documentedIn(document: Bundle): Documented {
  const source = sourceIn(document, referencesIn(document));
  const security = createSecurity(document, source);
  const known = new Map<string, DocumentedOperation>();
  const all = operationsIn<{ operationId?: string }>(document).map((each) => [nameOf(each), each] as const);
  const found = new Map(all.toReversed()); // of two with one name the first counts, as for the contract
  function of(name: string): DocumentedOperation | undefined {
    const at = found.get(name);
    if (!at) return undefined;
    const { method, pointer, operation } = at;
    // The document was linted before it is served.
    const { responses = {}, security: own } = operation as {
      responses?: object;
      security?: Record<string, string[]>[];
    };
    const documented = known.get(name) ?? {
      name,
      method,
      responses: Object.entries(responses)
        .filter(([code]) => !code.startsWith('x-'))
        .map(([code, node]) => responseOf(source, code, { node, pointer: `${pointer}/responses/${code}` })),
      security: security(own),
    };
    known.set(name, documented);
    return documented;
  }
  return { has: (name) => found.has(name), of };
}

function responseOf(source: Source, code: string, at: At<unknown>): DocumentedResponse {
  const { node, pointer } = follow<ResponseObject>(source, at);
  return {
    code,
    headers: Object.entries(node.headers ?? {}).map(([name, header]) =>
      headerOf(source, name, { node: header, pointer: `${pointer}/headers${stepOf(name)}` }),
    ),
    contents: Object.entries(node.content ?? {}).map(([mediaType, media]) =>
      contentOf(source, mediaType, { node: media, pointer: `${pointer}/content${stepOf(mediaType)}` }),
    ),
  };
}

function contentOf(source: Source, mediaType: string, { node, pointer }: At<Described>): DocumentedContent {
  const own = examplesOf(source, node, pointer);
  const schema = node.schema === undefined ? undefined : `${pointer}/schema`;
  const examples =
    own.length > 0 || schema === undefined ? own : schemaExamples(source, { node: node.schema, pointer: schema });
  return { mediaType, examples, ...(schema !== undefined && { schema }) };
}

function examplesOf(
  source: Source,
  { example, examples = {} }: Described,
  pointer: string,
): DocumentedContent['examples'] {
  const named = Object.entries(examples).flatMap(([key, node]) => {
    const found = follow<{ value?: unknown }>(source, { node, pointer: `${pointer}/examples${stepOf(key)}` }).node;
    return 'value' in found ? [{ key, value: found.value }] : [];
  });
  return example === undefined ? named : [{ key: 'default', value: example }, ...named];
}

/** The examples that a schema has itself. */
function schemaExamples(source: Source, at: At<unknown>): DocumentedContent['examples'] {
  const { $ref, examples, example } = (at.node ?? {}) as { $ref?: string; examples?: unknown; example?: unknown };
  const values = Array.isArray(examples) ? examples : example === undefined ? [] : [example];
  if (values.length > 0)
    return values.map((value, index) => ({ key: index === 0 ? 'default' : `example-${index}`, value }));
  const target = typeof $ref === 'string' ? source.target($ref, at.pointer) : undefined;
  const isOther = target !== undefined && !at.pointer.startsWith(target.pointer);
  return isOther ? schemaExamples(source, target) : [];
}

function headerOf(source: Source, name: string, at: At<unknown>): DocumentedHeader {
  const { node, pointer } = follow<
    Described & { explode?: boolean; required?: boolean; content?: Record<string, Described> }
  >(source, at);
  const [media] = Object.entries(node.content ?? {});
  const described = media ? { node: media[1], pointer: `${pointer}/content${stepOf(media[0])}` } : { node, pointer };
  const { examples, schema } = contentOf(source, '', described);
  const [first] = examples;
  return {
    name: name.toLowerCase(),
    isJson: media !== undefined && isJson(media[0]),
    explode: node.explode ?? false,
    required: node.required ?? false,
    ...(first && { example: first.value }),
    ...(schema !== undefined && { schema }),
  };
}
