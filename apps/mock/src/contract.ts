import { operations } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/run-time';
import type { Contract } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import bundle from '@dli-connections/spec/openapi.json' with { type: 'json' };

/** A spec in one document, with what follows from it. */
export interface Specified {
  document: Bundle;
  contract: Contract;
}

/** The spec that the package was built with. */
export const builtIn: Specified = {
  document: bundle as unknown as Bundle, // TypeScript reads the JSON more narrowly than any document is
  contract: { operations, validators },
};
