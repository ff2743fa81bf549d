/** A spec that asks for an answer which nobody can make: its message says all, and no stack is of use. */
export class SpecError extends Error {
  override name = 'SpecError';
}

/** Prints a failure that is answered with 500. */
export function printFailure(error: unknown): void {
  console.error(error instanceof SpecError ? `500: ${error.message}` : error);
}
