import type { Target } from '@dli-connections/contract';

/** Told of each failure of a target. */
export type OnError = (error: unknown) => void;

const envelope = (status: number, error_code: string, error_msg: string) =>
  Response.json({ error_code, error_msg }, { status });

/** The target, made safe: where it throws, the client gets a 500 in the envelope of the API, and `onError` the reason. */
export function answering(target: Target, onError: OnError): Target {
  return async (request) => {
    try {
      return await target(request);
    } catch (error) {
      onError(error);
      return envelope(500, 'DLI.0999', 'The service could not complete the request.');
    }
  };
}

/** The answer to what is no request: the gateway's code for it, which no operation gets to see (EVIDENCE.md: gateway-413). */
export const malformed = (problem: string) => envelope(400, 'APIGW.0201', `the request is malformed: ${problem}`);

/** The answer to what Node gave up to read as HTTP, by the code of its error. */
export function refuseConnection({ code, message }: NodeJS.ErrnoException): Response {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return envelope(408, 'APIGW.0201', 'the request did not come in time');
    case 'HPE_HEADER_OVERFLOW':
      return envelope(431, 'APIGW.0201', 'the request line and the headers are too large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return envelope(413, 'APIGW.0201', 'the extensions of the chunks are too large');
    default:
      return malformed(message.replace(/^Parse Error: /, ''));
  }
}
