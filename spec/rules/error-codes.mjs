import { examplesOf, withStatus } from './lib/responses.mjs';

const codes = {
  400: ['DLI.0001', 'DLI.0002', 'DLI.0006'],
  401: ['APIGW.0301'],
  403: ['DLI.0003'],
  404: ['APIGW.0101'],
  413: ['APIGW.0201'],
  429: ['APIGW.0308'],
  500: ['DLI.0999'],
  503: ['DLI.0999'],
};

/** The error code of an example is one that its status can have. */
export const ErrorCodes = () => {
  const seen = new Set();
  return {
    Responses(responses, ctx) {
      for (const { status, response, location } of withStatus(/^[45]|default/, responses, ctx, seen)) {
        for (const example of examplesOf(response, location, ctx)) {
          const code = example.value?.error_code;
          if (codes[status]?.includes(code)) continue;
          ctx.report({
            message: `[#305] ${code} does not fit ${status}, whose codes are ${codes[status]?.join(', ') ?? 'not known'}: add a new one to rules/error-codes.mjs.`,
            location: example.location,
          });
        }
      }
    },
  };
};
