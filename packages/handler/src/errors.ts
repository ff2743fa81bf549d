import type { ErrorEnvelope } from '@dli-connections/contract';

/** An error answer: a documented status and the envelope that goes with it. These makers are the only source of them. */
export interface ErrorAnswer<Status extends number> {
  readonly status: Status;
  readonly body: ErrorEnvelope;
}

const answer = <Status extends number>(status: Status, error_code: string, error_msg: string): ErrorAnswer<Status> => ({
  status,
  body: { error_code, error_msg },
});

/** A parameter or the body breaks its rule (EVIDENCE.md: error-envelope). */
export const badRequest = (message: string) => answer(400, 'DLI.0001', message);

/** The project has no such connection. The service says so with 400, not 404 (EVIDENCE.md: unknown-connection). */
export const unknownConnection = (id: string) => badRequest(`Connection ${id} does not exist.`);

/** No token was sent (EVIDENCE.md: gateway-401). */
export const missingToken = () =>
  answer(401, 'APIGW.0301', 'Incorrect IAM authentication information: x-auth-token not found');

/** The gateway knows no operation under this method and path (EVIDENCE.md: gateway-404). */
export const unknownApi = () =>
  answer(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');

/** The body is over the gateway's limit (EVIDENCE.md: gateway-413). */
export const contentTooLarge = (message: string) => answer(413, 'APIGW.0201', message);

/** Something here failed. What it was goes to `onError`, not over the wire (EVIDENCE.md: seed-table-6). */
export const internalError = () => answer(500, 'DLI.0999', 'The service could not complete the request.');
