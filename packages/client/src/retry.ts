import { type Check, checkTime, must } from './checks.ts';
import type { Clock } from './clock.ts';
import { checkOptions } from './options.ts';

/** Settings for repeating calls. */
export interface RetryOptions {
  /** The most attempts of a call, the first included; 4 by default. */
  attempts?: number | undefined;
  /** The longest first wait, in milliseconds; it doubles with each attempt. 500 by default. */
  baseMs?: number | undefined;
  /** The longest wait, in milliseconds, unless the service asks for more with `Retry-After`. 8,000 by default. */
  maxMs?: number | undefined;
  /** The time for one attempt, its body included, in milliseconds; 30,000 by default. */
  attemptTimeoutMs?: number | undefined;
}

/** The options with their defaults. */
export type Retry = { readonly [Name in keyof RetryOptions]-?: NonNullable<RetryOptions[Name]> };

const retryOptions = {
  attempts: (name, value) => must(typeof value === 'number' && value >= 1, name, 'a number, at least 1'),
  baseMs: checkTime,
  maxMs: checkTime,
  attemptTimeoutMs: checkTime,
} satisfies Record<keyof RetryOptions, Check>;

/** Fills in the defaults; `false` sends each call once. Throws a TypeError for values that cannot be used. */
export function retryOf(options: RetryOptions | false = {}): Retry {
  const given =
    options === false ? { attempts: 1 } : checkOptions('retry', options, retryOptions, 'retry.', 'false, or an object');
  const { attempts = 4, baseMs = 500, maxMs = 8_000, attemptTimeoutMs = 30_000 } = given;
  return { attempts, baseMs, maxMs, attemptTimeoutMs };
}

/** A random wait up to a bound that doubles ("full jitter"), after the time that the service asks for. */
export function waitBefore(clock: Clock, retry: Retry, attempt: number, response: Response | undefined): number {
  const bound = Math.min(retry.maxMs, retry.baseMs * 2 ** (attempt - 1));
  // Seconds or a date (RFC 9110 §10.2.3); anything else is ignored.
  const asked = response?.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - clock.now();
  return Math.max(0, ms || 0) + clock.random() * bound;
}
