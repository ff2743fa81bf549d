import { verbs } from './lib/verbs.mjs';

const reads = ['list', 'count'];

/** The verb of the operationId fits the HTTP method; a list or a count by POST has its conditions in a body. */
export const OperationVerb = () => ({
  Operation(operation, ctx) {
    const verb = Object.keys(verbs).find((candidate) => operation.operationId?.startsWith(candidate));
    if (verb === undefined) return; // operation-id reports it
    const location = ctx.location.child(['operationId']);
    if (!verbs[verb].includes(ctx.key)) {
      const methods = verbs[verb].join(' or ').toUpperCase();
      ctx.report({ message: `[#102] "${verb}" needs the method ${methods}: change the verb or the method.`, location });
    } else if (ctx.key === 'post' && reads.includes(verb) && operation.requestBody === undefined) {
      ctx.report({ message: `[#102] "${verb}" without a request body is a GET: change the method.`, location });
    }
  },
});
