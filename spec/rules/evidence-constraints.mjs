const constraints = [
  'required',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
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
  'additionalProperties',
  'unevaluatedProperties',
  'not',
  'anyOf',
  'oneOf',
  'default',
];

/** Every schema that constrains says where the constraint comes from; a branch is covered by the schema that has it. */
export const EvidenceConstraints = () => {
  const covered = new Set();
  return {
    Schema(schema, ctx) {
      for (const branch of [schema.not, schema.anyOf, schema.oneOf].flat()) covered.add(branch);
      if (covered.has(schema) || schema['x-evidence'] !== undefined) return;
      const bare = constraints.filter((key) => schema[key] !== undefined);
      if (bare.length === 0) return;
      const message = `[#402] No evidence for ${bare.join(', ')}: add x-evidence to this schema.`;
      ctx.report({ message });
    },
  };
};
