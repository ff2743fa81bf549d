import { type SigningKeys, signHead } from '@dli-connections/signature';
import type { Authorizer } from './credentials.ts';

/** An access key with its secret, and with the security token that belongs to temporary ones. */
export type AccessKey = Omit<SigningKeys, 'now'>;

/** Credentials that sign each request with an access key, by `SDK-HMAC-SHA256`; `now` is in milliseconds since 1970. */
export function signed(keys: AccessKey, now?: () => number): Authorizer {
  const { secretKey, securityToken } = keys;
  if (!secretKey) throw new TypeError('credentials.secretKey is missing');
  return {
    authorize: (head, body) => signHead(head, body, { ...keys, now }),
    refused: () => false,
    secrets: () => (securityToken ? [secretKey, securityToken] : [secretKey]),
  };
}
