/** A JSON Schema. */
export type Schema = Record<string, unknown>;

/** Merges schemas that must all hold into one, as far as one schema can express them. */
export function merged([first = {}, ...others]: readonly Schema[]): Schema {
  return others.reduce(both, first);
}

function both(one: Schema, other: Schema): Schema {
  const result: Schema = { ...one };
  const apart: Schema = {};
  for (const [keyword, value] of Object.entries(other)) {
    const there = one[keyword];
    if (there === undefined || JSON.stringify(there) === JSON.stringify(value)) result[keyword] = value;
    else if (keyword === 'properties') result.properties = propertiesOf(there as Schema, value as Schema);
    else if (keyword === 'required') result.required = [...new Set([...(there as unknown[]), ...(value as unknown[])])];
    else if (keyword === 'type') result.type = typesOf(there, value);
    else if (keyword === 'enum')
      result.enum = (there as unknown[]).filter((each) => includes(value as unknown[], each));
    else if (keyword === 'allOf') result.allOf = [...(there as unknown[]), ...(value as unknown[])];
    else if (/^(?:minimum|minLength|minItems|minProperties)$/.test(keyword))
      result[keyword] = Math.max(Number(there), Number(value));
    else if (/^(?:maximum|maxLength|maxItems|maxProperties)$/.test(keyword))
      result[keyword] = Math.min(Number(there), Number(value));
    else if (keyword === 'items' && isSchema(there) && isSchema(value)) result.items = both(there, value);
    else if (/^(?:examples?|default|format|readOnly|writeOnly|additionalProperties)$/.test(keyword))
      result[keyword] = value;
    else apart[keyword] = value;
  }
  return Object.keys(apart).length > 0 ? { ...result, allOf: [...((result.allOf as unknown[]) ?? []), apart] } : result;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function propertiesOf(one: Schema, other: Schema): Schema {
  const members = Object.entries(other).map(([name, each]) => {
    const there = one[name];
    return [name, isSchema(there) && isSchema(each) ? both(there, each) : each] as const;
  });
  return { ...one, ...Object.fromEntries(members) };
}

const includes = (all: readonly unknown[], value: unknown) => {
  const text = JSON.stringify(value);
  return all.some((each) => JSON.stringify(each) === text);
};

function typesOf(one: unknown, other: unknown): unknown {
  const [ones, others] = [[one].flat(), [other].flat()];
  const types = ones.filter((each) => others.includes(each) || (each === 'integer' && others.includes('number')));
  return types.length === 1 ? types[0] : types;
}
