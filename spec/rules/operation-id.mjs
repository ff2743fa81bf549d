import { verbs } from './lib/verbs.mjs';

const scheme = new RegExp(`^(${Object.keys(verbs).join('|')})([A-Z][a-z0-9]+)+$`);

/** The operationId is the vendor's name of the operation in lower camel case, and begins with a verb of the list. */
export const OperationId = () => ({
  Operation({ operationId }, ctx) {
    if (operationId === undefined || scheme.test(operationId)) return;
    const known = Object.keys(verbs).join(', ');
    ctx.report({
      message: `[#101] "${operationId}" is not an operation name: use lower camel case, beginning with ${known}, or add a verb to rules/lib/verbs.mjs.`,
      location: ctx.location.child(['operationId']),
    });
  },
});
