import fc from 'fast-check';

/** Texts on which patterns of different kinds may differ. */
const odd = ['', ' ', 'a', 'ä', '☃', '😀', '٣', 'e\u0301', 'a\n', '\u0000', '_sys_a', 'a=b', '-', '1'.repeat(65)];

/** Values for a schema of a bundle: mostly legal, and wrong in every way now and then. `example` is one that it accepts. */
export function valuesOf(bundle, ref, example) {
  const follow = (schema) => {
    if (schema.$ref === undefined) return schema;
    const keys = schema.$ref.split('/').slice(1);
    return { ...follow(keys.reduce((node, key) => node[key], bundle)), ...schema, $ref: undefined };
  };
  const legal = (schema) => {
    const { type, properties = {}, required = [], allOf, items, ...rest } = follow(schema);
    if (allOf) return fc.tuple(...allOf.map(value)).map((parts) => Object.assign({}, ...parts));
    if (rest.enum) return fc.constantFrom(...rest.enum);
    const shown = rest.examples ?? [];
    const [kind] = [type].flat();
    const made = {
      object: () =>
        fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, value(each)])), {
          requiredKeys: required,
        }),
      array: () => fc.array(value(items), { minLength: rest.minItems ?? 0, maxLength: (rest.minItems ?? 0) + 2 }),
      string: () =>
        fc.oneof(
          // A request of several texts is legal only if each of them is.
          ...(shown.length ? [{ weight: 12, arbitrary: fc.constantFrom(...shown) }] : []),
          fc.constantFrom(...odd),
          fc.string(),
        ),
      integer: () => fc.integer({ min: (rest.minimum ?? 0) - 1, max: rest.maximum ?? 100 }),
      boolean: () => fc.boolean(),
    }[kind];
    if (made === undefined) throw new Error(`no values for type ${kind}: add them to bundles/values.mjs`);
    return [type].flat().includes('null') ? fc.option(made()) : made();
  };
  const value = (schema) =>
    fc.oneof({ weight: 30, arbitrary: legal(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
  return example === undefined ? value({ $ref: ref }) : fc.oneof(fc.constant(example), value({ $ref: ref }));
}
