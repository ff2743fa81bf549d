import type { Target } from '@dli-connections/contract';
import {
  createRouter,
  type Exchange,
  type Incoming,
  pathnameOf,
  problemsOf,
  queryProblems,
  readBody,
  targetOf,
  unreadableQuery,
} from '@dli-connections/contract/server';
import { malformedSignature } from '@dli-connections/signature';
import {
  type Answer,
  badRequest,
  badSignature,
  contentTooLarge,
  engineFailure,
  unknownApi,
  withMessage,
} from './answers.ts';
import type { MockOptions } from './api.ts';
import { builtIn, type Specified } from './contract.ts';
import { createEngine } from './engine.ts';
import { loadOperations } from './operations.ts';
import { readPreference } from './prefer.ts';
import { prismRequest } from './request.ts';
import { describeDiagnostics } from './violations.ts';
import { createWishes } from './wishes.ts';

/** The parts of a mock. */
export interface MockParts extends MockOptions {
  /** The spec to answer by; the one that this package was built with by default. */
  specified?: Specified;
}

/**
 * Prism lists every violation before it answers. A body over this size, in bytes, is shown to the contract's own
 * validators first, which stop at the first one.
 */
const listedWhole = 64 * 1024;

/** The mock as a `Target`, for whoever calls it in process. Rejects as `createMockExchange` does. */
export async function createMock(options: MockParts = {}): Promise<Target> {
  return targetOf(await createMockExchange(options));
}

/**
 * A mock of the API without state: Prism judges each request by the bundle and answers with an example from it. Whatever
 * goes wrong is answered in the envelope of the API.
 *
 * @throws Error when the bundle lacks an operation of the contract.
 */
export async function createMockExchange(options: MockParts = {}): Promise<Exchange> {
  const { specified = builtIn, onError = console.error } = options;
  const { document, contract, refusalByRule } = specified;
  const known = await loadOperations(document, contract);
  const route = createRouter(contract.operations);
  const engine = createEngine();
  const complete = createWishes(options);

  async function answer(request: Incoming): Promise<Answer> {
    const routed = route(request.method, pathnameOf(request.url));
    const operation = routed && known.get(routed.operationId);
    if (!operation) return unknownApi();
    const { prism, shape, checks } = operation;
    const asked = prismRequest(request, routed, shape);

    const sender = await engine(prism, asked, { checkSecurity: true, validateRequest: false });
    if (sender.violations.length > 0) return sender.answer;
    const malformed = shape.security.includes('signature') && isSigned(request) && malformedSignature(request);
    if (malformed) return badSignature(malformed);
    const preference = readPreference(request, prism);
    if (!preference.ok) return badRequest(preference.message);
    const unreadable = unreadableQuery(request);
    if (unreadable) return badRequest(unreadable);

    if (shape.body) {
      const body = await readBody(request, shape.body);
      if (!body.ok) return body.status === 413 ? contentTooLarge(body.message) : badRequest(body.message);
      // Prism takes a value that is falsy for no body.
      const ours = body.bytes > listedWhole || (body.bytes > 0 && !body.value);
      const problem = ours && checks?.body && problemsOf('body', checks.body, body.value, body.bytes);
      if (problem) return badRequest(problem);
      asked.body = body.value;
    }
    const parts = { path: routed.path, query: asked.url.query ?? {}, body: asked.body };
    const mock = complete(preference.wish, prism);
    const verdict = await engine(prism, asked, { checkSecurity: false, validateRequest: true, mock });
    if (verdict.violations.length === 0) {
      // Prism takes an empty value for an absent one, and reads 1e1 as a number.
      const problem = checks && queryProblems(request, shape, checks.query);
      return problem ? badRequest(problem) : (refusalByRule?.(routed.operationId, parts) ?? verdict.answer);
    }
    const error_msg = describeDiagnostics(verdict.violations, parts);
    return withMessage(verdict.answer, error_msg);
  }

  return async (request) => {
    const { status, headers, body } = await answer(request).catch((error: unknown) => {
      onError(error);
      return engineFailure(error);
    });
    if (body === undefined) return { status, headers: { ...headers }, body: null };
    return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  };
}

/** Tells a request to be judged by its signature: a token beside one makes it needless. */
function isSigned({ headers }: Incoming): boolean {
  return !headers['x-auth-token'] && headers.authorization !== undefined;
}
