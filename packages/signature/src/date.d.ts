/** A time, in milliseconds since 1970, as `X-Sdk-Date` states it: UTC to the second, `YYYYMMDDTHHMMSSZ`. */
export declare function formatDate(time: number): string;
/** The time that a value of `X-Sdk-Date` states, in milliseconds since 1970; `undefined` where it states none. */
export declare function parseDate(date: string): number | undefined;
