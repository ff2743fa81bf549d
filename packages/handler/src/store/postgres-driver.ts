/** The driver, loaded with the first store: who keeps connections in a file never needs it. */
export type Driver = typeof import('pg');

/** Why the driver failed, in one line. Of a host with several addresses, all of which failed, the error has no text. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return String(error instanceof Error ? error.message || error.name : error).replaceAll(/\s+/g, ' ');
}
