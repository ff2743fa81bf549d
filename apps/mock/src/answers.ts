import { badCredentials } from '@dli-connections/handler/errors';
import type { Scheme } from './security.ts';

/** An answer, before it is put on the wire. */
export interface MockAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/** The credentials do not meet any security requirement of the operation. */
export function missingCredentials(schemes: readonly Scheme[]): MockAnswer {
  const places = [...new Set(schemes.map(({ place }) => place))].join(' or ');
  return { ...badCredentials(`${places} not found`), headers: challengeOf(schemes) };
}

/** The schemes by which a client may authenticate, listed in every 401 (RFC 9110, 11.6.1). */
export function challengeOf(schemes: readonly Scheme[]): Record<string, string> {
  const challenges = new Set(schemes.flatMap(({ challenge }) => challenge ?? []));
  return challenges.size === 0 ? {} : { 'www-authenticate': [...challenges].join(', ') };
}

/** The mock failed. Unlike a real service, it sends the reason to the caller. */
export function mockFailure(error: unknown): MockAnswer {
  const reason = String((error as Error).message || error).replaceAll(/\p{Cc}+/gu, ' ');
  return { status: 500, body: { error_code: 'DLI.0999', error_msg: `The mock could not answer: ${reason}` } };
}
