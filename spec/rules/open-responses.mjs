import { inResponses } from './lib/reach.mjs';

/** A response may grow: no schema in it refuses undeclared members. */
export const OpenResponses = () =>
  inResponses(({ schema, location }, ctx) => {
    for (const key of ['additionalProperties', 'unevaluatedProperties']) {
      if (schema[key] !== false) continue;
      const message = `[#306] A closed response makes every new field a break: remove ${key}: false.`;
      ctx.report({ message, location: location.child([key]) });
    }
  });
