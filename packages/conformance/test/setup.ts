import { operations } from '@dli-connections/contract';
import { loadHints } from '../src/suite.ts';

/** Stops the tests with one message if an operation has no line in `cases/derivation.yaml`: nearly all would fail by it. */
export async function setup(): Promise<void> {
  const hints = await loadHints();
  const missing = Object.keys(operations).filter((operationId) => !hints.operations[operationId]);
  if (missing.length > 0)
    throw new Error(`cases/derivation.yaml: add a line for ${missing.join(', ')} with the setup that it needs, or {}`);
}
