/** A day, or a time with its zone, so that it is the same wherever it is read. */
const form = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** True for an existing time in ISO 8601. A day begins at midnight UTC. */
export function isIsoTime(text: string): boolean {
  const day = form.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  // `Date` reads February 30 as March 2.
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}
