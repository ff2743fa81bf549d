import { limits } from '@dli-connections/document/keywords';
import { type AnyNode, isNode, nodeOf } from '@dli-connections/document/node';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { Bundle } from './bundle.ts';
import { header } from './committed.ts';
import { strip } from './schemas.ts';

/** Keywords that types cannot express. They go into the doc comment, so that an editor shows them and a change of one is seen. */
const keywords = limits.filter((keyword) => !/^(?:enum|const|required)$/.test(keyword));

function constraintsOf(schema: AnyNode): string[] {
  return keywords
    .filter((keyword) => keyword in schema)
    .map((keyword) => {
      const value = strip(schema[keyword]);
      return `${keyword} \`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
    });
}

/** A copy of the bundle in which each description ends with the constraints of its node. */
function withConstraints(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withConstraints);
  if (!isNode(node)) return node;
  const copy: AnyNode = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, /^examples?$|^x-/.test(key) ? value : withConstraints(value)]),
  );
  const isSchema = 'type' in node && !('in' in node);
  const constraints = node.in && isNode(node.schema) ? constraintsOf(node.schema) : isSchema ? constraintsOf(node) : [];
  const mostBytes = node['x-max-body-bytes'];
  if (mostBytes !== undefined) constraints.push(`at most \`${mostBytes}\` bytes`);
  if (constraints.length > 0)
    copy.description = [copy.description, `Constraints: ${constraints.join(', ')}.`].filter(Boolean).join('\n\n');
  return copy;
}

/** A text that is one of some words in any case: `"ACTIVE" | "DELETED" | (string & {})`, which editors complete. */
function typeOfWords(schema: object): ts.TypeNode | undefined {
  const pattern = String(nodeOf(schema).pattern ?? '');
  if (!/^\^\(\?:(?:\|?(?:\[[A-Z][a-z]\])+)+\)\$$/.test(pattern)) return undefined;
  const { factory } = ts;
  const words = pattern.replace(/[^A-Z|]/g, '').split('|');
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const any = factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
  const literals = words.map((word) => factory.createLiteralTypeNode(factory.createStringLiteral(word)));
  return factory.createUnionTypeNode([...literals, factory.createParenthesizedType(any)]);
}

/** All types, as TypeScript source. */
export async function deriveTypes(bundle: Bundle): Promise<string> {
  // The bundle is a valid document, as openapi-typescript's own type describes it.
  const types = await openapiTS(withConstraints(bundle) as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: typeOfWords,
  });
  return `${header}\n${astToString(types)}`;
}
