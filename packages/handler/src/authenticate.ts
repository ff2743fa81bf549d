import { parseAuthorization, parseDate } from '@dli-connections/signature';
import { badCredentials, type ErrorAnswer } from './errors.ts';

/**
 * Looks for credentials: a token, or a signature with its date. They must be well-formed; whose they are, and whether they
 * are genuine, is not asked. `undefined` when they are in order.
 */
export function authenticate({ headers }: Request): ErrorAnswer<401> | undefined {
  if (headers.get('x-auth-token')) return undefined;
  const header = headers.get('authorization');
  if (!header) return badCredentials('x-auth-token not found');
  const authorization = parseAuthorization(header);
  if ('problem' in authorization) return malformed(authorization.problem);
  const dated = parseDate(headers.get('x-sdk-date') ?? '') !== undefined;
  return dated ? undefined : malformed('header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ');
}

const malformed = (problem: string) => badCredentials(`verify aksk signature fail, ${problem}`);
