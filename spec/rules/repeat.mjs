const meanings = ['read', 'idempotent', 'once'];

/** Every POST documents the effect of a repeated request; for the other methods HTTP does (RFC 9110 §9.2). */
export const Repeat = () => ({
  Operation(operation, ctx) {
    const said = operation['x-repeat'];
    if (ctx.key !== 'post' && said !== undefined) {
      const message = `[#208] HTTP defines the effect of a repeated ${ctx.key.toUpperCase()}: remove x-repeat.`;
      ctx.report({ message, location: ctx.location.child(['x-repeat']) });
    } else if (ctx.key === 'post' && !meanings.includes(said)) {
      const message = `[#208] The effect of a repeated POST is missing: set x-repeat to one of ${meanings.join(', ')}.`;
      ctx.report({ message });
    } else if (said !== undefined && operation['x-evidence']?.['x-repeat'] === undefined) {
      ctx.report({ message: '[#208] No evidence for x-repeat: add it to x-evidence.' });
    }
  },
});
