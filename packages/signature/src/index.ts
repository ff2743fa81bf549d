export { type Authorization, malformedSignature, parseAuthorization } from './authorization.ts';
export { algorithm, canonicalRequest, type Fields, type Head, stringToSign } from './canonical.ts';
export { formatDate, parseDate } from './date.ts';
export { type Bytes, hmac, sha256 } from './hash.ts';
export { checkKeys, checkVisible, type SigningKeys, type SignOptions, sign, signHead } from './sign.ts';
export {
  type HeadVerdict,
  type SecretOf,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyBody,
  verifyHead,
} from './verify.ts';
