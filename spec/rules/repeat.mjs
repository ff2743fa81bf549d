const meanings = ['read', 'idempotent', 'once'];

/** Every POST documents the effect of a repeated request; for the other methods HTTP does (RFC 9110 §9.2). */
export const Repeat = () => ({
  Operation(operation, ctx) {
    const said = operation['x-repeat'];
    if (ctx.key !== 'post' && said !== undefined) {
      const message = `[#208] What a ${ctx.key.toUpperCase()} does twice HTTP says: remove x-repeat.`;
      ctx.report({ message, location: ctx.location.child(['x-repeat']) });
    } else if (ctx.key === 'post' && !meanings.includes(said)) {
      const message = `[#208] A POST says what it does when it comes twice: set x-repeat to ${meanings.join(', ')}.`;
      ctx.report({ message });
    } else if (said !== undefined && operation['x-evidence']?.['x-repeat'] === undefined) {
      ctx.report({ message: '[#208] No evidence for x-repeat: add it to x-evidence.' });
    }
  },
});
