import { type Bytes } from './hash.ts';
/** The secret key of an access key, or `undefined` where there is no such access key. */
export type SecretOf = (accessKey: string) => string | undefined | Promise<string | undefined>;
/** What the verdict depends on besides the request. */
export interface VerifyOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The raw body, where it has been read already; read from a clone of the request by default. */
  bodyBytes?: Bytes | undefined;
}
/** Who signed a request, or, in the words of the vendor's gateway as far as they are known, why that is not so. */
export type Verdict =
  | {
      ok: true;
      accessKey: string;
    }
  | {
      ok: false;
      problem: string;
    };
/**
 * Whether a request was signed, as it is, by the holder of an access key, within 15 minutes. Headers outside the client's
 * SignedHeaders are not covered, and neither is the difference between `%2F` and `/` in the path, between a path with and
 * without a slash at its end, and between two orders of a repeated query key. Rejects where `secretOf` or the body does.
 */
export declare function verify(request: Request, secretOf: SecretOf, options: VerifyOptions): Promise<Verdict>;
