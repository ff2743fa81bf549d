/** Keywords that limit a value by themselves. A limit of the spec names its evidence. */
export const limits = [
  'format',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'pattern',
  'not',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
] as const;

/** Keywords that hold schemas: a single one, schemas by name, or a list. Without `not` and `if`, which a value need not match. */
export const subschemas = {
  single: ['items', 'contains', 'additionalProperties', 'unevaluatedProperties'],
  byName: ['properties', 'patternProperties', 'dependentSchemas'],
  list: ['prefixItems', 'allOf', 'anyOf', 'oneOf'],
} as const;

/** Keywords that offer a choice of schemas. */
export const choices = ['anyOf', 'oneOf'] as const;

/** Keywords that state a fact of the API, for which the spec needs evidence. */
export const facts: readonly string[] = [...limits, ...choices, 'default'];

/** True for a keyword that does not affect which values are valid. A default does not count: callers rely on it. */
export function isAnnotation(keyword: string): boolean {
  return /^(title|description|examples?|deprecated|\$comment|x-.*)$/.test(keyword);
}
