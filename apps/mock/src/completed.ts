import { merged, type Schema } from './merged.ts';

/**
 * A schema in the form that a generator understands: each property that it requires is described, and a choice stands alone,
 * with all that holds beside it in each branch.
 */
export function completed(node: unknown): Schema {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return {};
  const schema: Schema = { ...(node as Schema) };
  const { properties, required, items, additionalProperties } = schema;
  const choice = ['oneOf', 'anyOf'].find((keyword) => Array.isArray(schema[keyword]));
  if (choice !== undefined && (properties !== undefined || required !== undefined)) {
    const { [choice]: branches, ...rest } = schema;
    return { anyOf: (branches as Schema[]).map((each) => completed(merged([rest, each]))) };
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(schema[keyword])) schema[keyword] = schema[keyword].map(completed);
  }
  if (items !== undefined) schema.items = Array.isArray(items) ? items.map(completed) : completed(items);
  if (typeof additionalProperties === 'object') schema.additionalProperties = completed(additionalProperties);
  if (properties === undefined && required === undefined) return schema;
  const own = Object.entries((properties ?? {}) as Schema).map(([name, each]) => [name, completed(each)] as const);
  const any = typeof additionalProperties === 'object' ? schema.additionalProperties : { type: 'string' };
  const missing = Array.isArray(required) ? required.filter((name) => !own.some(([each]) => each === name)) : [];
  schema.properties = Object.fromEntries([...missing.map((name) => [String(name), any] as const), ...own]);
  return schema;
}
