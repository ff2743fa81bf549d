import { checkKeys, type SigningKeys, signHead } from '@dli-connections/signature';
import { type Check, checkFunction } from './checks.ts';
import type { Authorizer } from './credentials.ts';
import { checkOptions, unchecked } from './options.ts';

/** An access key with its secret, and with the security token that belongs to temporary ones. */
export type AccessKey = Omit<SigningKeys, 'now'>;

const keyOptions = {
  accessKey: unchecked,
  secretKey: unchecked,
  securityToken: unchecked,
} satisfies Record<keyof AccessKey, Check>;

/**
 * Credentials that sign each request with an access key, by `SDK-HMAC-SHA256`; `now` is in milliseconds since 1970. Throws a
 * TypeError for keys that cannot be used.
 */
export function signed(keys: AccessKey, now?: () => number): Authorizer {
  // A copy: keys that change later would be left in errors.
  const own = { ...checkKeys(checkOptions('credentials', keys, keyOptions), 'credentials.'), now };
  if (now !== undefined) checkFunction('now', now);
  return {
    authorize: (head, body) => signHead(head, body, own),
    refused: () => false,
    secrets: () => [own.secretKey, own.securityToken],
  };
}
