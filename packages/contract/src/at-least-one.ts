/**
 * The properties of which at least one must not be empty, written as a `not` since generators drop an `anyOf`. `undefined`
 * for any other `not`.
 */
export function namesOfWhichOne(not: unknown): string[] | undefined {
  const { properties, ...others } = (not ?? {}) as { properties?: Record<string, Emptiness> };
  if (!properties || Object.keys(others).length > 0) return undefined;
  const isEmpty = ({ maxItems, maxLength }: Emptiness) => maxItems === 0 || maxLength === 0;
  return Object.values(properties).every(isEmpty) ? Object.keys(properties) : undefined;
}

interface Emptiness {
  maxItems?: number;
  maxLength?: number;
}
