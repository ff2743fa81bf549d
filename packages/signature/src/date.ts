/** A time, in milliseconds since 1970, as `X-Sdk-Date` states it: UTC to the second, `YYYYMMDDTHHMMSSZ`. */
export function formatDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The time that a value of `X-Sdk-Date` states, in milliseconds since 1970; `undefined` if it states none. */
export function parseDate(date: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Some engines read 30 February as 1 March, and all of them read 24:00.
  return Number.isNaN(time) || formatDate(time) !== date ? undefined : time;
}
