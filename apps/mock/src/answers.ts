import type { ErrorEnvelope } from '@dli-connections/contract';
import type { Scheme } from './security.ts';

/** An answer, before it is put on the wire. */
export interface MockAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

const failure = (status: number, error_code: string, error_msg: string): MockAnswer => ({
  status,
  body: { error_code, error_msg } satisfies ErrorEnvelope,
});

/** A parameter, the body or a preference breaks its rule. */
export const badRequest = (message: string) => failure(400, 'DLI.0001', message);

/** The signature is present but malformed. */
export const badSignature = (problem: string) =>
  failure(401, 'APIGW.0301', `Incorrect IAM authentication information: verify aksk signature fail, ${problem}`);

/** No operation has this method and path. */
export const unknownApi = () =>
  failure(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');

/** The body is over the limit of its operation. */
export const contentTooLarge = (message: string) => failure(413, 'APIGW.0201', message);

/** The server is at capacity. */
export const unavailable = (why: string): MockAnswer => ({
  ...failure(503, 'DLI.0999', `The service is unavailable: ${why}. Try again later.`),
  headers: { 'retry-after': '1' },
});

/** The credentials do not meet any security requirement of the operation. */
export function missingCredentials(schemes: readonly Scheme[]): MockAnswer {
  const places = [...new Set(schemes.map(({ place }) => place))].join(' or ');
  const answer = failure(401, 'APIGW.0301', `Incorrect IAM authentication information: ${places} not found`);
  return { ...answer, headers: challengeOf(schemes) };
}

/** The schemes by which a client may authenticate, as every 401 has them (RFC 9110, 11.6.1). */
export function challengeOf(schemes: readonly Scheme[]): Record<string, string> {
  const challenges = new Set(schemes.flatMap(({ challenge }) => challenge ?? []));
  return challenges.size === 0 ? {} : { 'www-authenticate': [...challenges].join(', ') };
}

/** The mock failed. Unlike a real service, it sends the reason to the caller. */
export function mockFailure(error: unknown): MockAnswer {
  const reason = String((error as Error).message || error).replaceAll(/\p{Cc}+/gu, ' ');
  return failure(500, 'DLI.0999', `The mock could not answer: ${reason}`);
}
