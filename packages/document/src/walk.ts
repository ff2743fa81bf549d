import { isNode, ownOf } from './node.ts';
import { methods } from './operations.ts';
import { stepOf } from './pointer.ts';

/** The kinds of nodes of an OpenAPI 3.1 document that may hold a reference or a schema. */
export type NodeKind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'media'
  | 'encoding'
  | 'callback'
  | 'example'
  | 'link'
  | 'securityScheme'
  | 'schema';

/** A member by its kind: one node, a list of them, or nodes by name. */
type Member = NodeKind | [NodeKind] | { each: NodeKind };

const operations = Object.fromEntries(methods.map((method) => [method, 'operation' as const]));

const described: Partial<Record<NodeKind, Record<string, Member>>> = {
  document: { paths: { each: 'pathItem' }, webhooks: { each: 'pathItem' }, components: 'components' },
  components: {
    schemas: { each: 'schema' },
    responses: { each: 'response' },
    parameters: { each: 'parameter' },
    requestBodies: { each: 'requestBody' },
    headers: { each: 'header' },
    callbacks: { each: 'callback' },
    examples: { each: 'example' },
    links: { each: 'link' },
    securitySchemes: { each: 'securityScheme' },
    pathItems: { each: 'pathItem' },
  },
  pathItem: { parameters: ['parameter'], ...operations },
  operation: {
    parameters: ['parameter'],
    requestBody: 'requestBody',
    responses: { each: 'response' },
    callbacks: { each: 'callback' },
  },
  parameter: { schema: 'schema', content: { each: 'media' }, examples: { each: 'example' } },
  header: { schema: 'schema', content: { each: 'media' }, examples: { each: 'example' } },
  requestBody: { content: { each: 'media' } },
  response: { headers: { each: 'header' }, content: { each: 'media' }, links: { each: 'link' } },
  media: { schema: 'schema', encoding: { each: 'encoding' }, examples: { each: 'example' } },
  encoding: { headers: { each: 'header' } },
  schema: {
    ...Object.fromEntries(
      ['$defs', 'definitions', 'properties', 'patternProperties', 'dependentSchemas'].map((name) => [
        name,
        { each: 'schema' as const },
      ]),
    ),
    ...Object.fromEntries(
      ['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((name): [string, [NodeKind]] => [name, ['schema']]),
    ),
    ...Object.fromEntries(
      [
        ...['not', 'if', 'then', 'else', 'items', 'contains', 'propertyNames', 'additionalProperties'],
        ...['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'],
      ].map((name) => [name, 'schema' as const]),
    ),
  },
};

/** The keywords that hold schemas, and how: one, a list, or by name. */
export const schemaMembers = described.schema ?? {};

/** A node of a document and its place. */
export interface Node {
  kind: NodeKind;
  node: Record<string, unknown>;
  pointer: string;
}

/** The nodes directly inside a node. Examples, extensions and values hold none. */
export function childrenOf({ kind, node, pointer }: Node): Node[] {
  if (kind === 'callback') return membersOf(node, pointer, 'pathItem');
  const members = described[kind] ?? {};
  return Object.entries(node).flatMap(([key, value]) => {
    const member = ownOf(members, key);
    if (member === undefined) return [];
    const at = pointer + stepOf(key);
    if (typeof member === 'string') return nodeOf(member, value, at);
    if (!Array.isArray(member)) return membersOf(value, at, member.each);
    return Array.isArray(value) ? value.flatMap((each, index) => nodeOf(member[0], each, `${at}/${index}`)) : [];
  });
}

/** The schemas directly inside a schema, under those of its keywords that a pattern finds: `/allOf` and so on. */
export function schemasUnder(keywords: RegExp, node: Record<string, unknown>, pointer: string): Node[] {
  return childrenOf({ kind: 'schema', node, pointer }).filter((each) =>
    keywords.test(each.pointer.slice(pointer.length)),
  );
}

function membersOf(value: unknown, pointer: string, kind: NodeKind): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => nodeOf(kind, each, pointer + stepOf(name)));
}

function nodeOf(kind: NodeKind, value: unknown, pointer: string): Node[] {
  return isNode(value) ? [{ kind, node: value, pointer }] : [];
}
