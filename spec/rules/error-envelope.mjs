import { withStatus } from './lib/responses.mjs';

/** Every failure answers the same envelope, as JSON. */
export const ErrorEnvelope = () => {
  const seen = new Set();
  return {
    Responses(responses, ctx) {
      for (const { status, response, location } of withStatus(/^[45]|default/, responses, ctx, seen)) {
        const types = Object.keys(response.content ?? {});
        const schema = response.content?.['application/json']?.schema?.$ref ?? '';
        if (types.join() === 'application/json' && /(^|\/)ErrorEnvelope\.yaml$/.test(schema)) continue;
        ctx.report({
          message: `[#301] ${status} is not an error envelope: make application/json with ErrorEnvelope its only content.`,
          location,
        });
      }
    },
  };
};
