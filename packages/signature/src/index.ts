export { type Authorization, malformedSignature, parseAuthorization } from './authorization.ts';
export { algorithm, canonicalRequest, type Head, stringToSign } from './canonical.ts';
export { formatDate, parseDate } from './date.ts';
export type { Fields } from './fields.ts';
export { type Bytes, hmac, sha256 } from './hash.ts';
export { checkKeys, type SigningKeys, type SignOptions, sign, signHead } from './sign.ts';
export {
  type HeadVerdict,
  type SecretOf,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyBody,
  verifyHead,
} from './verify.ts';
export { checkVisible } from './visible.ts';
