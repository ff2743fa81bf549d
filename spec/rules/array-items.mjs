/** Every array declares its items, inside a `not` too: without them generators make a list of unknowns. */
export const ArrayItems = () => ({
  Schema(schema, ctx) {
    if (![schema.type].flat().includes('array') || schema.items !== undefined) return;
    ctx.report({ message: '[#701] This array has no `items`: add it.' });
  },
});
