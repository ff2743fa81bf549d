import { completed } from './completed.ts';
import { merged, type Schema } from './merged.ts';

/** References inside each other that are followed, tried from the most on: fewer where the schema would grow too large. */
const depths = [8, 5, 3, 2, 1];

/** Most schemas that one is made of. */
const mostSchemas = 2_000;

/** Levels at which a list may have several items. Deeper ones have one: their number multiplies. */
const wideLevels = 2;

class TooLarge extends Error {}

/** Names of properties that are limited, in a form that the generator knows. */
function nameProperties(schema: Schema): void {
  const { propertyNames, additionalProperties = {}, properties = {} } = schema;
  const { enum: names, pattern } = (propertyNames ?? {}) as { enum?: unknown; pattern?: unknown };
  delete schema.propertyNames;
  if (Array.isArray(names)) {
    const [first] = names.filter((name) => typeof name === 'string');
    const named = typeof first === 'string' ? { [first]: additionalProperties } : {};
    Object.assign(schema, { properties: { ...named, ...(properties as object) }, additionalProperties: false });
  } else if (typeof pattern === 'string') {
    Object.assign(schema, { patternProperties: { [pattern]: additionalProperties }, additionalProperties: false });
  }
}

/** A pattern without properties of Unicode, which the generator does not know. */
export function withoutProperties(pattern: string): string {
  return pattern.replaceAll(/\\p\{([^}]*)\}/g, (_, name: string) =>
    /^(?:N|Nd|Number)$/.test(name) ? '[0-9]' : /^(?:Lu|Uppercase)/.test(name) ? '[A-Z]' : '[a-z]',
  );
}

/**
 * A schema without references, for a generator of values: where it would go on forever it ends in something legal. An optional
 * property is left out there, a list is empty, and of a choice the others remain.
 */
export function finite(definitions: ReadonlyMap<string, unknown>, address: string): Schema {
  for (const depth of depths) {
    try {
      const schema = expansion(definitions, depth)(address);
      if (schema !== undefined) return completed(schema);
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

  /** Expands a schema; `undefined` for one of which there is no value that ends. */
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
    // Values are judged by the whole schema; no generator makes one that these would guide.
    for (const keyword of ['if', 'then', 'else', 'dependentSchemas', 'contentSchema']) delete result[keyword];
    for (const keyword of ['unevaluatedProperties', 'unevaluatedItems', 'patternProperties', 'not', 'contains']) {
      if (JSON.stringify(schema[keyword] ?? null).includes('"$ref"')) delete result[keyword];
    }
    if (!expandProperties(schema, result, depth) || !expandItems(schema, result, depth)) return undefined;
    nameProperties(result);
    if (typeof result.pattern === 'string') result.pattern = withoutProperties(result.pattern);
    return result;
  }

  function expandProperties(
    { properties, additionalProperties, required = [] }: Schema,
    result: Schema,
    depth: number,
  ) {
    if (typeof properties === 'object' && properties !== null) {
      const members = Object.entries(properties).map(([name, each]) => [name, expand(each, depth)] as const);
      const isLost = members.some(([name, each]) => each === undefined && (required as unknown[]).includes(name));
      if (isLost) return false;
      result.properties = Object.fromEntries(members.filter(([, each]) => each !== undefined));
    }
    if (typeof additionalProperties === 'object')
      result.additionalProperties = expand(additionalProperties, depth) ?? false;
    return true;
  }

  function expandItems({ items, prefixItems, minItems = 0, maxItems }: Schema, result: Schema, depth: number): boolean {
    const least = Number(minItems);
    if (Array.isArray(prefixItems)) {
      const all = prefixItems.map((each) => expand(each, depth));
      if (all.some((each) => each === undefined)) return false;
      // The generator knows a list of schemas by its old name.
      result.items = all;
      delete result.prefixItems;
      result.additionalItems = false;
      result.minItems = result.maxItems = Math.max(least, Math.min(all.length, Number(maxItems ?? all.length)));
      return true;
    }
    if (typeof items !== 'object') return true;
    const item = expand(items, depth);
    if (item) result.items = item;
    else delete result.items;
    if (!item) result.maxItems = 0;
    else if (depth > wideLevels) result.maxItems = Math.min(Number(maxItems ?? Infinity), Math.max(1, least));
    return item !== undefined || least === 0;
  }

  return (address) => expand({ $ref: address }, 0);
}
