/** The value of a key of a schema: one schema, a list of them, or a map of them. */
export const inner = {
  one: ['items', 'not', 'additionalProperties'],
  list: ['allOf', 'anyOf', 'oneOf'],
  map: ['properties'],
};

/**
 * A copy of a bundle with `change` applied to each schema. `change` gets the schema without its subschemas, and its
 * JSON pointer.
 */
export function changeSchemas(bundle, change) {
  const schema = (node, at) => {
    if (typeof node !== 'object') return node;
    const changed = change(node, at);
    for (const key of Object.keys(changed)) {
      if (inner.one.includes(key)) changed[key] = schema(changed[key], `${at}/${key}`);
      if (inner.list.includes(key)) changed[key] = changed[key].map((each, i) => schema(each, `${at}/${key}/${i}`));
      if (inner.map.includes(key)) changed[key] = map(changed[key], `${at}/${key}`);
    }
    return changed;
  };
  const map = (schemas, at) =>
    Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, schema(each, `${at}/${name}`)]));
  const node = (value, at) => {
    if (Array.isArray(value)) return value.map((each, i) => node(each, `${at}/${i}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        const here = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (key === 'schema') return [key, schema(each, here)];
        if (key === 'schemas') return [key, map(each, here)];
        return [key, key === 'examples' ? each : node(each, here)];
      }),
    );
  };
  return node(bundle, '#');
}
