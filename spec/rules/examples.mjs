import { deref } from './lib/deref.mjs';
import { atProperties } from './lib/properties.mjs';

const shown = (node) => node?.example !== undefined || Object.keys(node?.examples ?? {}).length > 0;

/** Every parameter, header and property shows a value. */
export const Examples = () => {
  const check = (node, ctx, location, what) => {
    if (!shown(node)) ctx.report({ message: `[#502] This ${what} has no example: add one.`, location });
  };
  const visit = (node, ctx) => {
    if (!shown(deref(node.schema, ctx.location, ctx).node)) check(node, ctx, ctx.location, ctx.type.name.toLowerCase());
  };
  return { Parameter: visit, Header: visit, ...atProperties(check) };
};
