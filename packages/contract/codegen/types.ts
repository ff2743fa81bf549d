import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import type { Bundle, Parameter, RequestBody, Schema } from './bundle.ts';
import { header } from './header.ts';
import { strip } from './schemas.ts';

/** Keywords that types cannot say. They go into the doc comment, so that an editor shows them and a change of one is seen. */
const keywords = [
  'format',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'not',
  'additionalProperties',
];

function constraintsOf(schema: Schema): string[] {
  return keywords
    .filter((keyword) => keyword in schema)
    .map((keyword) => {
      const value = strip(schema[keyword]);
      return `${keyword} \`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
    });
}

function withLine(description: string | undefined, line: string): string {
  return [description, line].filter(Boolean).join('\n\n');
}

/** A copy of the bundle in which each description ends with the constraints of its node. */
function withConstraints<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withConstraints) as T;
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, /^examples?$|^x-/.test(key) ? value : withConstraints(value)]),
  ) as Record<string, unknown>;

  const parameter = node as unknown as Parameter;
  const body = node as unknown as RequestBody;
  const schema = node as unknown as Schema;
  const isSchema = 'type' in schema && !('in' in schema);
  const constraints =
    parameter.in && parameter.schema ? constraintsOf(parameter.schema) : isSchema ? constraintsOf(schema) : [];
  if (body['x-max-body-bytes'] !== undefined) constraints.push(`at most \`${body['x-max-body-bytes']}\` bytes`);
  if (constraints.length > 0)
    copy.description = withLine(copy.description as string, `Constraints: ${constraints.join(', ')}.`);
  return copy as T;
}

/**
 * A text that is one of some words in any case, as `"ACTIVE" | "DELETED" | (string & {})`: editors complete the words, and
 * any other case compiles.
 */
function typeOfWords({ pattern }: { pattern?: string }): ts.TypeNode | undefined {
  if (!/^\^\(\?:(?:\|?(?:\[[A-Z][a-z]\])+)+\)\$$/.test(pattern ?? '')) return undefined;
  const { factory } = ts;
  const words = (pattern ?? '').replace(/[^A-Z|]/g, '').split('|');
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const any = factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
  const literals = words.map((word) => factory.createLiteralTypeNode(factory.createStringLiteral(word)));
  return factory.createUnionTypeNode([...literals, factory.createParenthesizedType(any)]);
}

/** The types of the whole contract as TypeScript source, by openapi-typescript. */
export async function deriveTypes(bundle: Bundle): Promise<string> {
  // The cast crosses from our reading of the bundle to openapi-typescript's own OpenAPI3 type.
  const nodes = await openapiTS(withConstraints(bundle) as unknown as Parameters<typeof openapiTS>[0] & object, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: (schema) => typeOfWords(schema as { pattern?: string }),
  });
  return `${header}\n${astToString(nodes)}`;
}
