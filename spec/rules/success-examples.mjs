import { examplesOf, withStatus } from './lib/responses.mjs';

/** A 2xx response shows a success first; a soft failure may be a second example. */
export const SuccessExamples = () => {
  const seen = new Set();
  return {
    Responses(responses, ctx) {
      for (const { status, response, location } of withStatus(/^2/, responses, ctx, seen)) {
        const examples = [...examplesOf(response, location, ctx)];
        for (const example of examples.filter(({ value }) => value?.error_code !== undefined)) {
          const message = `[#307] An error stands under ${status}: move it to the status of its code.`;
          ctx.report({ message, location: example.location });
        }
        if (examples.length === 0 || examples.some(({ value }) => value?.is_success !== false)) continue;
        ctx.report({ message: `[#307] ${status} shows only failures: add an example of a success.`, location });
      }
    },
  };
};
