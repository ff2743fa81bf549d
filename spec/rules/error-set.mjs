const common = ['400', '401', '403', '404', '429', '500', '503'];

/** Every operation declares the failures that any call can meet. */
export const ErrorSet = () => ({
  Operation(operation, ctx) {
    const { operationId, requestBody, responses = {} } = operation;
    const location = ctx.location.child(['responses']);
    const wanted = requestBody === undefined ? common : [...common, '413'];
    const missing = wanted.filter((status) => responses[status] === undefined);
    if (missing.length > 0) {
      const message = `[#302] ${operationId} lacks ${missing.join(', ')}: refer to those of components/responses.`;
      ctx.report({ message, location });
    }
    // No request can be answered with it, so no case can cover it.
    if (requestBody === undefined && responses['413'] !== undefined)
      ctx.report({ message: `[#302] ${operationId} has no request body: remove 413.`, location });
  },
});
