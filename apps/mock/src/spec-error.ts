/** The spec requires an answer that cannot be generated. The message says everything, so no stack is printed. */
export class SpecError extends Error {
  override name = 'SpecError';
}

/** Prints a failure that is answered with 500. */
export function printFailure(error: unknown): void {
  console.error(error instanceof SpecError ? `500: ${error.message}` : error);
}
