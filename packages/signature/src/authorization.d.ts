/** What an `Authorization` header of the scheme says. */
export interface Authorization {
  accessKey: string;
  /** Lower-case names, sorted, none twice. */
  signedHeaders: string[];
  /** 64 lower-case hexadecimal digits. */
  signature: string;
}
/** Whether a text can be an access key: it stands in a header, and in the answer to a request. */
export declare function isAccessKey(text: string): boolean;
/** The header that says so. */
export declare function formatAuthorization({ accessKey, signedHeaders, signature }: Authorization): string;
/** What the header says, or in words for the caller what is malformed about it; nothing is said of its truth. */
export declare function parseAuthorization(header: string):
  | Authorization
  | {
      problem: string;
    };
