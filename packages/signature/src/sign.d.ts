/** Whom a request is signed for, and when. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
  /** Of temporary credentials; sent, and signed, as `X-Security-Token`. */
  securityToken?: string | undefined;
  /** Milliseconds since 1970; `Date.now` by default. */
  now?: (() => number) | undefined;
}
/** How a request is signed. */
export interface SignOptions {
  /** Names of headers that something on the way may change: they are sent unsigned. `X-Sdk-Date` is always signed. */
  unsigned?: readonly string[] | undefined;
}
/**
 * A signed copy of a request, which stays unread. Signs the method, the path, the query, the body and every header save
 * those that transports set; an `X-Sdk-Date` that is there is kept, an `X-Sdk-Content-Sha256` is set to the hash of the
 * body. Rejects with a TypeError, which shows no secret, for credentials that cannot be, and for a body that is used up.
 */
export declare function sign(request: Request, credentials: Credentials, options?: SignOptions): Promise<Request>;
