/** The name of the scheme, as `Authorization` and the string to sign begin with it. */
export declare const algorithm = 'SDK-HMAC-SHA256';
/** What of a request is signed besides its body. */
export type Head = Pick<Request, 'method' | 'url' | 'headers'>;
/**
 * The canonical request: method, path, query, headers, names of the headers, hash of the body, a line each.
 * `signedHeaders` are lower-case names in order; `payloadHash` is the SHA-256 of the raw body in lower-case digits.
 */
export declare function canonicalRequest(request: Head, signedHeaders: readonly string[], payloadHash: string): string;
/** What the HMAC is made of; `date` is the value of `X-Sdk-Date`. */
export declare function stringToSign(date: string, canonical: string): Promise<string>;
/** The value of a header. `host` is the URL's where the request has none, as in browsers, where it cannot be set. */
export declare function headerOf({ headers, url }: Head, name: string): string | undefined;
