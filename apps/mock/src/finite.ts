import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import { merged, type Schema } from './merged.ts';
import { opposite } from './opposite.ts';

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
      const schema = new Expansion(definitions, depth).expand({ $ref: address });
      if (schema !== undefined) return schema;
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
    }
  }
  return {};
}

/** True for a schema that says `not` of a schema that allows everything. */
const allowsNothing = (node: unknown) => {
  const { not } = nodeOf(node);
  return not === true || (isNode(not) && Object.keys(not).length === 0);
};

/** Expands references of one schema down to a depth. */
class Expansion {
  readonly #definitions: ReadonlyMap<string, unknown>;
  readonly #deepest: number;
  #count = 0;

  constructor(definitions: ReadonlyMap<string, unknown>, deepest: number) {
    this.#definitions = definitions;
    this.#deepest = deepest;
  }

  /** Expands a schema; `undefined` for one without a finite value. */
  expand(node: unknown, depth = 0): Schema | undefined {
    if (node === false || allowsNothing(node)) return undefined;
    if (typeof node !== 'object' || node === null) return {};
    if (++this.#count > mostSchemas) throw new TooLarge();
    const { $ref, allOf, ...own } = node as Schema; // any object is one
    // With `else: false` the condition must hold.
    const needed = own.else === false ? [...listOf(allOf), own.if] : listOf(allOf);
    const all = [...needed, ...[opposite(own.not)].filter(isNode)];
    const parts = [...all.map((each) => this.expand(each, depth)), this.#own(own, depth)];
    if (typeof $ref === 'string')
      parts.unshift(depth < this.#deepest ? this.expand(this.#definitions.get($ref), depth + 1) : undefined);
    return parts.every((each) => each !== undefined) ? merged(parts) : undefined;
  }

  #own(schema: Schema, depth: number): Schema | undefined {
    const result: Schema = { ...schema };
    for (const keyword of ['anyOf', 'oneOf']) {
      if (!Array.isArray(schema[keyword])) continue;
      const branches = schema[keyword].flatMap((each) => this.expand(each, depth) ?? []);
      if (branches.length === 0) return undefined;
      result[keyword] = branches;
    }
    // These keywords do not help a generator; the full schema validates the value later.
    for (const keyword of ['if', 'then', 'else', 'dependentSchemas', 'contentSchema']) delete result[keyword];
    delete result.not;
    for (const keyword of ['contains', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems']) {
      if (isNode(schema[keyword])) result[keyword] = this.expand(schema[keyword], depth);
    }
    if (!this.#properties(schema, result, depth) || !this.#items(schema, result, depth)) return undefined;
    return result;
  }

  #properties(
    { properties, patternProperties, additionalProperties, required }: Schema,
    result: Schema,
    depth: number,
  ) {
    if (isNode(properties)) {
      const members = Object.entries(properties).map(([name, each]) => [name, this.expand(each, depth)] as const);
      const isLost = members.some(([name, each]) => each === undefined && listOf(required).includes(name));
      if (isLost) return false;
      result.properties = Object.fromEntries(members.filter(([, each]) => each !== undefined));
    }
    if (isNode(patternProperties))
      result.patternProperties = Object.fromEntries(
        Object.entries(patternProperties).map(([pattern, each]) => [pattern, this.expand(each, depth) ?? {}]),
      );
    if (isNode(additionalProperties)) result.additionalProperties = this.expand(additionalProperties, depth) ?? false;
    return true;
  }

  #items({ items, prefixItems, minItems = 0 }: Schema, result: Schema, depth: number): boolean {
    if (Array.isArray(prefixItems)) {
      const all = prefixItems.map((each) => this.expand(each, depth));
      if (all.some((each) => each === undefined)) return false;
      result.prefixItems = all;
    }
    if (!isNode(items)) return true;
    result.items = this.expand(items, depth) ?? false;
    return result.items !== false || Number(minItems) === 0;
  }
}
