/** Bytes as callers have them. */
export type Bytes = ArrayBuffer | Uint8Array;
/** SHA-256 in lower-case hexadecimal digits. */
export declare function sha256(bytes: Bytes): Promise<string>;
/** HMAC-SHA256 of a text in lower-case hexadecimal digits. */
export declare function hmac(secretKey: string, text: string): Promise<string>;
/** Whether hexadecimal digits are the HMAC-SHA256 of a text; `subtle.verify` compares in constant time. */
export declare function isHmac(digits: string, secretKey: string, text: string): Promise<boolean>;
