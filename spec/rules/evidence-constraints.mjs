import { choices, facts } from '@dli-connections/document/keywords';
import { insideNot } from './lib/inside-not.mjs';

/** Every schema with a constraint names the source of it; a branch is covered by the schema that has it. */
export const EvidenceConstraints = () => {
  const covered = new Set();
  return {
    Schema(schema, ctx) {
      for (const branch of choices.flatMap((key) => schema[key] ?? [])) covered.add(branch);
      if (covered.has(schema) || insideNot(ctx.location) || schema['x-evidence'] !== undefined) return;
      const bare = facts.filter((key) => schema[key] !== undefined);
      if (bare.length === 0) return;
      const message = `[#402] No evidence for ${bare.join(', ')}: add x-evidence to this schema.`;
      ctx.report({ message });
    },
  };
};
