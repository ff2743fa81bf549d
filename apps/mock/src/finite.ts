import { isNode } from '@dli-connections/document/node';
import { merged, type Schema } from './merged.ts';

/** Depths of nested references to follow, tried from the largest: fewer if the schema would grow too large. */
const depths = [8, 5, 3, 2, 1];

/** Maximum number of subschemas. */
const mostSchemas = 2_000;

class TooLarge extends Error {}

/**
 * A schema without references, for a generator of values. Endless recursion is cut legally: an optional property is dropped,
 * a list is empty, a choice keeps its other branches.
 */
export function finite(definitions: ReadonlyMap<string, unknown>, address: string): Schema {
  for (const depth of depths) {
    try {
      const schema = expansion(definitions, depth)(address);
      if (schema !== undefined) return schema;
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
    }
  }
  return {};
}

function expansion(
  definitions: ReadonlyMap<string, unknown>,
  deepest: number,
): (address: string) => Schema | undefined {
  let count = 0;

  /** Expands a schema; `undefined` for one without a finite value. */
  function expand(node: unknown, depth: number): Schema | undefined {
    if (node === false) return undefined;
    if (typeof node !== 'object' || node === null) return {};
    if (++count > mostSchemas) throw new TooLarge();
    const { $ref, allOf = [], ...own } = node as Schema;
    const parts = [...(allOf as unknown[]).map((each) => expand(each, depth)), expandOwn(own, depth)];
    if (typeof $ref === 'string') parts.unshift(depth < deepest ? expand(definitions.get($ref), depth + 1) : undefined);
    return parts.some((each) => each === undefined) ? undefined : merged(parts as Schema[]);
  }

  function expandOwn(schema: Schema, depth: number): Schema | undefined {
    const result: Schema = { ...schema };
    for (const keyword of ['anyOf', 'oneOf']) {
      if (!Array.isArray(schema[keyword])) continue;
      const branches = schema[keyword].flatMap((each) => expand(each, depth) ?? []);
      if (branches.length === 0) return undefined;
      result[keyword] = branches;
    }
    // These keywords do not help a generator; the full schema validates the value later.
    for (const keyword of ['if', 'then', 'else', 'dependentSchemas', 'contentSchema']) delete result[keyword];
    delete result.not;
    for (const keyword of ['contains', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems']) {
      if (isNode(schema[keyword])) result[keyword] = expand(schema[keyword], depth);
    }
    if (!expandProperties(schema, result, depth) || !expandItems(schema, result, depth)) return undefined;
    return result;
  }

  function expandProperties(
    { properties, patternProperties, additionalProperties, required = [] }: Schema,
    result: Schema,
    depth: number,
  ) {
    if (isNode(properties)) {
      const members = Object.entries(properties).map(([name, each]) => [name, expand(each, depth)] as const);
      const isLost = members.some(([name, each]) => each === undefined && (required as unknown[]).includes(name));
      if (isLost) return false;
      result.properties = Object.fromEntries(members.filter(([, each]) => each !== undefined));
    }
    if (isNode(patternProperties))
      result.patternProperties = Object.fromEntries(
        Object.entries(patternProperties).map(([pattern, each]) => [pattern, expand(each, depth) ?? {}]),
      );
    if (isNode(additionalProperties)) result.additionalProperties = expand(additionalProperties, depth) ?? false;
    return true;
  }

  function expandItems({ items, prefixItems, minItems = 0 }: Schema, result: Schema, depth: number): boolean {
    if (Array.isArray(prefixItems)) {
      const all = prefixItems.map((each) => expand(each, depth));
      if (all.some((each) => each === undefined)) return false;
      result.prefixItems = all;
    }
    if (!isNode(items)) return true;
    result.items = expand(items, depth) ?? false;
    return result.items !== false || Number(minItems) === 0;
  }

  return (address) => expand({ $ref: address }, 0);
}
