/** Every response with a body shows at least one named example: the mock answers it and readers learn from it. */
export const ResponseExamples = () => ({
  Response: {
    MediaType(media, ctx) {
      if (Object.keys(media.examples ?? {}).length > 0) return;
      ctx.report({ message: '[#304] This response shows no example: add one under examples, with a name.' });
    },
  },
});
