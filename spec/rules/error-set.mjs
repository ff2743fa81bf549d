const common = ['400', '401', '403', '404', '429', '500', '503'];

/** Every operation declares the failures that any call can meet. */
export const ErrorSet = () => ({
  Operation(operation, ctx) {
    const wanted = operation.requestBody === undefined ? common : [...common, '413'];
    const missing = wanted.filter((status) => operation.responses?.[status] === undefined);
    if (missing.length === 0) return;
    ctx.report({
      message: `[#302] ${operation.operationId} lacks ${missing.join(', ')}: refer to those of components/responses.`,
      location: ctx.location.child(['responses']),
    });
  },
});
