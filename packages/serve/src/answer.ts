import type { Target } from '@dli-connections/contract';
import { RequestError } from '@hono/node-server';

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

/** The answer to what is HTTP, but no request that a `Request` can stand for: a malformed address or Host header. */
export function refuseRequest(error: unknown, onError: OnError): Response {
  if (error instanceof RequestError) return envelope(400, 'DLI.0001', `the request is malformed: ${error.message}`);
  onError(error);
  return envelope(500, 'DLI.0999', 'The service could not complete the request.');
}
