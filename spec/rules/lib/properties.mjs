import { entries } from './deref.mjs';
import { insideNot } from './inside-not.mjs';

/** Calls `check` on every property that a schema declares, once each, with the place that states it. */
export const atProperties = (check) => {
  const seen = new Set();
  return {
    SchemaProperties(properties, ctx) {
      if (insideNot(ctx.location)) return;
      for (const { key, node, location } of entries(properties, ctx.location, ctx)) {
        if (seen.has(location.absolutePointer)) continue;
        seen.add(location.absolutePointer);
        check(node, ctx, location, `property ${key}`);
      }
    },
  };
};
