/**
 * Anything that answers requests of this API: the handler in process, the mock, a URL behind `fetch`. It is the one
 * seam between the sides of the wire, and what the contract tests run against.
 */
export type Target = (request: Request) => Promise<Response>;
