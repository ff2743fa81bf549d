/** The log's record of a request. It has no header, no query and no body; `reason` is the text of an error. */
export interface RequestRecord {
  /** When the request came, in ISO 8601. */
  time: string;
  /** The `X-Request-Id` of the answer, or a digest of one that is not a UUID. */
  id: string | null;
  /** `null` if the bytes were no request. */
  method: string | null;
  /** Without its query, percent-encoded, 200 characters at most; `null` if the bytes were no request. */
  path: string | null;
  /** The project of the path; `null` when it cannot be the name of one. */
  project: string | null;
  /** The operationId; `null` when the API has no such operation. */
  operation: string | null;
  status: number;
  /** The `error_code` of an error. */
  code?: string;
  /** The first sentence of its `error_msg`, 200 characters at most. */
  reason?: string;
  /** The name of the caller; absent if any caller is accepted, or the caller is unknown. */
  caller?: string;
  /** Until the answer began, in milliseconds. */
  ms: number;
}
