import { checkKeys, type SigningKeys, signHead } from '@dli-connections/signature';
import type { Authorizer } from './credentials.ts';
import { checkNames } from './options.ts';

/** An access key with its secret, and with the security token that belongs to temporary ones. */
export type AccessKey = Omit<SigningKeys, 'now'>;

/**
 * Credentials that sign each request with an access key, by `SDK-HMAC-SHA256`; `now` is in milliseconds since 1970. Throws a
 * TypeError for keys that cannot be used.
 */
export function signed(keys: AccessKey, now?: () => number): Authorizer {
  const { secretKey, securityToken } = checkKeys(checkNames('credentials', keys, 'accessKey secretKey securityToken'));
  return {
    authorize: (head, body) => signHead(head, body, { ...keys, now }),
    refused: () => false,
    secrets: () => [secretKey, securityToken ?? ''],
  };
}
