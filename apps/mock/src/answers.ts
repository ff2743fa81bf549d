import type { ErrorEnvelope } from '@dli-connections/contract';

/** An answer, before it is put on the wire. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

const failure = (status: number, error_code: string, error_msg: string): Answer => ({
  status,
  body: { error_code, error_msg } satisfies ErrorEnvelope,
});

/** A parameter, the body or a preference breaks its rule. */
export const badRequest = (message: string) => failure(400, 'DLI.0001', message);

/** The signature is there, and is none. */
export const badSignature = (problem: string) =>
  failure(401, 'APIGW.0301', `Incorrect IAM authentication information: verify aksk signature fail, ${problem}`);

/** No operation has this method and path. */
export const unknownApi = () =>
  failure(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');

/** The body is over the limit of its operation. */
export const contentTooLarge = (message: string) => failure(413, 'APIGW.0201', message);

/** There is no room for the request. */
export const unavailable = (why: string): Answer => ({
  ...failure(503, 'DLI.0999', `The service is unavailable: ${why}. Try again later.`),
  headers: { 'retry-after': '1' },
});

/** An error of the spec's making, with what is wrong with this request in place of its example. */
export const withMessage = (answer: Answer, error_msg: string): Answer => ({
  ...answer,
  body: { ...(answer.body as ErrorEnvelope), error_msg }, // what Prism picks for a violation has the spec's envelope
});

/** Prism failed. A mock that hides why is of no use, so the reason goes over the wire. */
export function engineFailure(error: unknown): Answer {
  // Prism's own errors carry a status, and the reason apart from the title.
  const { status = 500, detail, message } = error as { status?: number; detail?: string; message?: string };
  const reason = String(detail || message || error).replaceAll(/\p{Cc}+/gu, ' ');
  return status < 500 ? badRequest(reason) : failure(500, 'DLI.0999', `The mock could not answer: ${reason}`);
}
