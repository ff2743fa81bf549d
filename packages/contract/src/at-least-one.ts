/**
 * Names of the properties of which an object must have one, or one that is not empty, where that is what its `not` says: the
 * spec writes so what generators would lose in an `anyOf`. `undefined` of any other `not`.
 */
export function namesOfWhichOne(not: unknown): string[] | undefined {
  const { properties, ...others } = (not ?? {}) as { properties?: Record<string, { not?: object; maxItems?: number }> };
  if (!properties || Object.keys(others).length > 0) return undefined;
  const isMissing = ({ not, maxItems }: { not?: object; maxItems?: number }) =>
    maxItems === 0 || (not !== undefined && Object.keys(not).length === 0);
  return Object.values(properties).every(isMissing) ? Object.keys(properties) : undefined;
}
