/** Loads the driver with the first store: a store in a file never needs it. */
export type Driver = typeof import('pg');

/** The reason of a driver error, in one line. If all addresses of a host failed, the error itself has no text. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return String(error instanceof Error ? error.message || error.name : error).replaceAll(/\s+/g, ' ');
}
