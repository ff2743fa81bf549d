import { inRequests } from './lib/reach.mjs';

/** An object in a request refuses properties that it does not declare. */
export const ClosedRequests = () =>
  inRequests(({ schema, location, condition }, ctx) => {
    const isObject = [schema.type].flat().includes('object') || schema.properties !== undefined;
    if (condition || !isObject || schema.additionalProperties === false) return;
    ctx.report({
      message: '[#201] This object of a request accepts unknown properties: set additionalProperties: false.',
      location,
    });
  });
