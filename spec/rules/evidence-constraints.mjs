import { choices, facts } from '@dli-connections/document/keywords';

/** Every schema that constrains says where the constraint comes from; a branch is covered by the schema that has it. */
export const EvidenceConstraints = () => {
  const covered = new Set();
  return {
    Schema(schema, ctx) {
      for (const branch of [schema.not, ...choices.map((key) => schema[key])].flat()) covered.add(branch);
      if (covered.has(schema) || schema['x-evidence'] !== undefined) return;
      const bare = facts.filter((key) => schema[key] !== undefined);
      if (bare.length === 0) return;
      const message = `[#402] No evidence for ${bare.join(', ')}: add x-evidence to this schema.`;
      ctx.report({ message });
    },
  };
};
