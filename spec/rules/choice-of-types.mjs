import { entries } from './lib/deref.mjs';
import { insideNot } from './lib/inside-not.mjs';

const types = ['type', 'enum', 'const', 'allOf', 'anyOf', 'oneOf'];
const ofOwner = ['type', 'properties', 'items'];

/** `anyOf` and `oneOf` choose between types: each alternative is one, and their owner has no other keywords. */
export const ChoiceOfTypes = () => ({
  Schema(schema, ctx) {
    if (insideNot(ctx.location)) return;
    for (const keyword of ['anyOf', 'oneOf'].filter((each) => schema[each] !== undefined)) {
      const location = ctx.location.child([keyword]);
      const branches = [...entries(schema[keyword], location, ctx)];
      const isChoice = branches.every(({ node }) => types.some((type) => node[type] !== undefined));
      if (isChoice && !ofOwner.some((key) => schema[key] !== undefined)) continue;
      const message = `[#702] Generators lose types at this ${keyword}: write a condition as not, or as one pattern.`;
      ctx.report({ message, location });
    }
  },
});
