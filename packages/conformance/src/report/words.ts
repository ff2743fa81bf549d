/** A number of cases, in words. */
export const casesOf = (number: number, kind = ''): string => `${number} ${kind}${number === 1 ? 'case' : 'cases'}`;
