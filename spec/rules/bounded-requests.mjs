import { inRequests } from './lib/reach.mjs';

const bounds = {
  string: ['maxLength'],
  array: ['maxItems'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
};
/** A schema without `type` limits its values by these: branches are looked at themselves, properties by #201. */
const instead = ['allOf', 'anyOf', 'oneOf', 'properties'];

/** Every body, string, array and number that a caller sends has bounds, so that inputs are finite. */
export const BoundedRequests = () => {
  const { RequestBody, ...others } = inSchemas();
  const enter = (body, ctx) => {
    if (body['x-max-body-bytes'] !== undefined) return;
    ctx.report({ message: '[#202] This body of a request is unbounded: set x-max-body-bytes.' });
  };
  return { ...others, RequestBody: { ...RequestBody, enter } };
};

const inSchemas = () =>
  inRequests(({ schema, location, condition }, ctx) => {
    if (condition || schema.enum !== undefined || schema.const !== undefined) return;
    if (schema.type === undefined && !instead.some((key) => key in schema)) {
      ctx.report({ message: '[#202] This part of a request is unbounded without a type: set it.', location });
    }
    const wanted = [schema.type].flat().flatMap((type) => bounds[type] ?? []);
    const missing = wanted.filter((key) => schema[key] === undefined);
    if (missing.length === 0) return;
    const message = `[#202] This ${[schema.type].flat()[0]} of a request is unbounded: set ${missing.join(' and ')}.`;
    ctx.report({ message, location });
  });
