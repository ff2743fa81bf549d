/** The summary of an operation is a heading, and headings have no full stop. */
export const Summaries = () => ({
  Operation(operation, ctx) {
    if (!operation.summary?.trim().endsWith('.')) return;
    ctx.report({
      message: '[#503] A summary is a heading: remove the full stop.',
      location: ctx.location.child(['summary']),
    });
  },
});
