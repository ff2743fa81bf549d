import { operations } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/run-time';
import type { Check, Contract, ReaderOf } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { type Rules, rules } from '@dli-connections/handler/rules';
import bundle from '@dli-connections/spec/openapi.json' with { type: 'json' };

/** A bundled spec, with everything derived from it. */
export interface Specified {
  document: Bundle;
  contract: Contract;
  /** The check of answers by the schema at a pointer. Without it, answers are judged by the contract's own. */
  checkAt?: (pointer: string) => Check;
  /** Reads the bodies of an operation. Without it, they are JSON. */
  readerOf?: (operationId: string) => ReaderOf | undefined;
  /** Refuses requests that break a rule which the spec states only in prose, so it cannot be derived. */
  rules?: Rules;
}

/** The spec that the package was built with. */
export const builtIn: Specified = {
  document: bundle as unknown as Bundle, // TypeScript infers types from the JSON that `Bundle` does not overlap
  contract: { operations, validators },
  rules,
};
