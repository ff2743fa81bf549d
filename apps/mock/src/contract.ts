import { type ErrorEnvelope, operations } from '@dli-connections/contract';
import type { Bundle } from '@dli-connections/contract/run-time';
import type { Contract, RequestParts } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { refusalByRule } from '@dli-connections/handler/rules';
import bundle from '@dli-connections/spec/openapi.json' with { type: 'json' };

/** A spec in one document, with what follows from it. */
export interface Specified {
  document: Bundle;
  contract: Contract;
  /** What the spec refuses in words only of a legal request, where the request alone tells. Nobody can derive it. */
  refusalByRule?: (operationId: string, parts: RequestParts) => { status: number; body: ErrorEnvelope } | undefined;
}

/** The spec that the package was built with. */
export const builtIn: Specified = {
  document: bundle as unknown as Bundle, // TypeScript reads the JSON more narrowly than any document is
  contract: { operations, validators },
  refusalByRule,
};
