/** Every array says what it holds, inside a `not` too: generators make a list of unknown things of one that does not. */
export const ArrayItems = () => ({
  Schema(schema, ctx) {
    if (![schema.type].flat().includes('array') || schema.items !== undefined) return;
    ctx.report({ message: '[#701] This array does not say what it holds: set items.' });
  },
});
