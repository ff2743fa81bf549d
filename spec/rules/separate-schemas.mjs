import { inRequests, inResponses } from './lib/reach.mjs';

/** No schema is used in requests and in responses: request schemas are closed and bounded, response schemas stay open. */
export const SeparateSchemas = () => {
  const requests = new Map();
  const responses = new Map();
  const note =
    (map) =>
    ({ location }) =>
      map.set(location.absolutePointer, location);
  return {
    ...inRequests(note(requests)),
    ...inResponses(note(responses)),
    Root: {
      leave(_, ctx) {
        for (const [pointer, location] of requests) {
          if (!responses.has(pointer) || pointer.includes('#')) continue; // parts of a file follow from the file
          const message = '[#204] Requests and responses share this schema: write one for each.';
          ctx.report({ message, location });
        }
      },
    },
  };
};
