import type { Bundle } from '@dli-connections/contract/bundle';
import { alone } from './alone.ts';
import { envelopeBreaks } from './envelope-breaks.ts';
import type { Mutant } from './mutant.ts';
import { operationsOf, schemaBreaks } from './schema-breaks.ts';

/**
 * Every mutant of the requests in a bundle. Each breaks a rule in one operation alone, also where others share it: a
 * case that finds it there would find it in all of them.
 */
export function requestMutants(bundle: Bundle): Mutant[] {
  return operationsOf(bundle).flatMap((operation) => {
    const own = alone(bundle, operation);
    return [...schemaBreaks(bundle, operation), ...envelopeBreaks(bundle, operation)].map(
      ({ kind, label, rule, part, apply }) => ({
        name: `${kind}${label} ${rule} in ${operation}`,
        operation,
        kind,
        rule,
        part,
        get bundle() {
          const copy = structuredClone(own);
          apply(copy);
          return copy;
        },
      }),
    );
  });
}
