import { type Authorization, parseAuthorization } from './authorization.ts';
import { algorithm, canonicalRequest, fieldOf, type Head, stringToSign } from './canonical.ts';
import { parseDate } from './date.ts';
import { type Bytes, isHmac, sha256 } from './hash.ts';

/** The secret key of an access key, or `undefined` if there is no such access key. */
export type SecretOf = (accessKey: string) => string | undefined | Promise<string | undefined>;

/** The inputs of a verdict besides the request. */
export interface VerifyOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The raw body. By default it is read from a clone, which only a `Request` can make. */
  bodyBytes?: Bytes | undefined;
}

/** The signer of a request, or why there is none, in the words of the vendor's gateway as far as they are known. */
export type Verdict = { ok: true; accessKey: string } | Refused;

interface Refused {
  ok: false;
  problem: string;
}

/** A head that can be verified with its body, or why it cannot; `unknownKey` if there is no such access key. */
export type HeadVerdict = SignedHead | (Refused & { unknownKey?: boolean });

interface SignedHead extends Pick<Authorization, 'signedHeaders' | 'signature' | 'accessKey'> {
  ok: true;
  secretKey: string;
}

/** Maximum difference of `X-Sdk-Date` and now, in milliseconds. */
const tolerance = 15 * 60 * 1000;

/**
 * Checks that a request was signed, as it is, by the holder of an access key, within 15 minutes. Headers outside the client's
 * SignedHeaders are not covered, and neither is the difference between `%2F` and `/` in the path, between a path with and
 * without a slash at its end, and between two orders of a repeated query key. Rejects where `secretOf` or the body does, and
 * with a TypeError where the body is neither in the request nor in the options.
 */
export async function verify(request: Head | Request, secretOf: SecretOf, options: VerifyOptions): Promise<Verdict> {
  const head = await verifyHead(request, secretOf, options);
  if (!head.ok) return { ok: false, problem: head.problem };
  return verifyBody(request, head, options.bodyBytes ?? (await bodyOf(request)));
}

/** Checks all that `verify` does and that needs no body: the form, the algorithm, the date and the access key. */
export async function verifyHead(
  { headers }: Pick<Head, 'headers'>,
  secretOf: SecretOf,
  { now }: Pick<VerifyOptions, 'now'>,
): Promise<HeadVerdict> {
  const header = fieldOf(headers, 'authorization');
  if (header === undefined) return failure('header Authorization is missing');
  const authorization = parseAuthorization(header);
  if ('problem' in authorization) return failure(authorization.problem);
  const { accessKey, signedHeaders, signature } = authorization;
  if (authorization.algorithm !== algorithm) {
    return failure(`${authorization.algorithm} is not verified here, ${algorithm} is`);
  }
  const missing = signedHeaders.find((name) => name !== 'host' && fieldOf(headers, name) === undefined);
  if (missing) return failure(`signed header ${missing} is missing`);

  if (!signedHeaders.includes('x-sdk-date')) return failure('header X-Sdk-Date is not signed');
  const problem = problemOfDate(fieldOf(headers, 'x-sdk-date') ?? '', now());
  if (problem) return failure(problem);

  const secretKey = await secretOf(accessKey);
  if (!secretKey) return { ok: false, problem: `ak ${accessKey} not exist`, unknownKey: true };
  return { ok: true, accessKey, secretKey, signedHeaders, signature };
}

/** Checks the signature of a head that passed, over the raw body. */
export async function verifyBody(
  request: Head,
  { accessKey, secretKey, signedHeaders, signature }: SignedHead,
  body: Bytes,
): Promise<Verdict> {
  const { headers } = request;
  const payloadHash = await sha256(body);
  // The vendor's signers put this header in the place of the hash. If it were trusted, UNSIGNED-PAYLOAD or the hash of
  // another body would let any body pass. So the hash is always computed here, and a different header is refused.
  if ((fieldOf(headers, 'x-sdk-content-sha256') ?? payloadHash) !== payloadHash) {
    return failure('header X-Sdk-Content-Sha256 is not the SHA-256 of the body');
  }
  const canonical = canonicalRequest(request, signedHeaders, payloadHash);
  const text = await stringToSign(fieldOf(headers, 'x-sdk-date') ?? '', canonical);
  return (await isHmac(signature, secretKey, text)) ? { ok: true, accessKey } : failure();
}

async function bodyOf(request: Head | Request): Promise<Bytes> {
  if ('clone' in request) return request.clone().arrayBuffer();
  throw new TypeError('bodyBytes is required: only a Request has its body with it');
}

function problemOfDate(date: string, now: number): string | undefined {
  const time = parseDate(date);
  if (time === undefined) return 'header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ';
  // Negated, so that a clock which is not a number refuses every request instead of letting every date pass.
  if (!(Math.abs(now - time) <= tolerance)) return 'signature expired, X-Sdk-Date is more than 15 minutes from now';
  return undefined;
}

/** The gateway's text begins like this for any problem of a signature; a wrong signature gets only this. */
function failure(detail?: string): Refused {
  return { ok: false, problem: ['verify aksk signature fail', detail].filter(Boolean).join(', ') };
}
