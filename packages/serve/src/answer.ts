import type { Outgoing } from '@dli-connections/contract/server';
import { mostHeaders } from './limits.ts';

/** Called for each failure of an exchange. */
export type OnError = (error: unknown) => void;

const envelope = (status: number, error_code: string, error_msg: string, headers = {}): Outgoing => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ error_code, error_msg }),
});

/** The answer where an exchange throws. The reason goes to `onError`, not over the wire. */
export const failed = () => envelope(500, 'DLI.0999', 'The service could not complete the request.');

/** The answer to a malformed request, with the gateway's code (EVIDENCE.md: gateway-413). */
export const malformed = (problem: string, status = 400) =>
  envelope(status, 'APIGW.0201', `the request is malformed: ${problem}`);

/** The answer to an unsupported transfer coding (RFC 9112, 6.1). */
export const unknownCoding = () => malformed('its Transfer-Encoding is not chunked alone', 501);

/** The answer to another version of HTTP than 1.0 and 1.1 (RFC 9110, 15.6.6). */
export const unknownVersion = () => malformed('its version is not HTTP/1.1', 505);

/** The answer to a head that is too large (RFC 6585, 5). */
export const headTooLarge = () =>
  envelope(431, 'APIGW.0201', `the request line and the headers are too large, or more than ${mostHeaders} headers`);

/** The answer to a connection beyond the limit. */
export const tooManyConnections = () =>
  envelope(503, 'DLI.0999', 'The service is unavailable: it has as many connections as it takes. Try again later.', {
    'retry-after': '1',
  });

/** The answer to `OPTIONS *`, which asks about the server as a whole (RFC 9110, 9.3.7). */
export const nothingSpecial = (): Outgoing => ({ status: 204, headers: {}, body: null });

/** The answer to a request that Node could not parse as HTTP, by the code of its error. */
export function refuseConnection({ code, message }: NodeJS.ErrnoException): Outgoing {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return envelope(408, 'APIGW.0201', 'the request did not come in time');
    case 'HPE_HEADER_OVERFLOW':
      return headTooLarge();
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return envelope(413, 'APIGW.0201', 'the extensions of the chunks are too large');
    case 'HPE_INVALID_EOF_STATE':
      return malformed('it ended before it was complete');
    case 'HPE_PAUSED_H2_UPGRADE':
      return unknownVersion();
    default: {
      const problem = message.replace(/^Parse Error: /, '');
      // Only this error is about a well-formed version number (RFC 9112, 2.3).
      return problem === 'Invalid HTTP version' ? unknownVersion() : malformed(problem);
    }
  }
}
