import { badCredentials, type ErrorAnswer } from './errors.ts';

const algorithm = 'SDK-HMAC-SHA256';

/**
 * Looks for credentials: a token, or a signature with its date. They must be well-formed; whose they are, and whether they
 * are genuine, is not asked. `undefined` when they are in order.
 */
export function authenticate({ headers }: Request): ErrorAnswer<401> | undefined {
  if (headers.get('x-auth-token')) return undefined;
  const authorization = headers.get('authorization');
  if (!authorization) return badCredentials('x-auth-token not found');
  const problem = problemOf(authorization, headers.get('x-sdk-date'));
  return problem ? badCredentials(`verify aksk signature fail, ${problem}`) : undefined;
}

/** What is malformed about a signature. */
function problemOf(authorization: string, date: string | null): string | undefined {
  const [scheme = '', rest = ''] = split(authorization, ' ');
  if (scheme !== algorithm) return `header Authorization must start with ${algorithm}`;
  const parts = new Map(rest.split(',').map((part) => split(part.trim(), '=')));
  if (!parts.get('Access')) return 'Access is missing in header Authorization';
  if (!/^[^;\s]+(?:;[^;\s]+)*$/.test(parts.get('SignedHeaders') ?? ''))
    return 'SignedHeaders in header Authorization must be names joined by semicolons';
  if (!/^[0-9a-f]{64}$/i.test(parts.get('Signature') ?? ''))
    return 'Signature in header Authorization must be 64 hexadecimal digits';
  if (!/^\d{8}T\d{6}Z$/.test(date ?? '')) return 'header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ';
  return undefined;
}

/** A text before and after the first separator. */
function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
