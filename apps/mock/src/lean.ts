import type { Schema } from './merged.ts';

/** A schema without optional parts, so that a generator has little to get wrong. */
export function lean(node: unknown): Schema {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return {};
  const schema: Schema = { ...(node as Schema) };
  const { properties, required = [], items, minItems = 0 } = schema;
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(schema[keyword])) schema[keyword] = schema[keyword].map(lean);
  }
  if (typeof properties === 'object' && properties !== null) {
    const needed = Object.entries(properties).filter(([name]) => (required as unknown[]).includes(name));
    schema.properties = Object.fromEntries(needed.map(([name, each]) => [name, lean(each)]));
  }
  if (schema.minProperties === undefined && /object/.test(String(schema.type))) {
    schema.additionalProperties = false;
    delete schema.patternProperties;
  }
  if (items !== undefined) {
    schema.items = Array.isArray(items) ? items.map(lean) : lean(items);
    if (!Array.isArray(items)) schema.maxItems = Number(minItems);
  }
  return schema;
}
