import type { Target } from '@dli-connections/contract';
import {
  createRouter,
  type Exchange,
  type Incoming,
  pathnameOf,
  type ReadRequest,
  type Route,
  readRequest,
  targetOf,
} from '@dli-connections/contract/server';
import { malformedSignature } from '@dli-connections/signature';
import {
  type Answer,
  badRequest,
  badSignature,
  contentTooLarge,
  engineFailure,
  unavailable,
  unknownApi,
  withMessage,
} from './answers.ts';
import type { MockOptions } from './api.ts';
import { builtIn, type Specified } from './contract.ts';
import { createEngine } from './engine.ts';
import { loadOperations } from './operations.ts';
import { readPreference } from './prefer.ts';
import { prismRequest } from './request.ts';
import { createWishes } from './wishes.ts';

/** The parts of a mock. */
export interface MockParts extends MockOptions {
  /** The spec to answer by; the one that this package was built with by default. */
  specified?: Specified;
}

/** Most violations that one answer tells. */
const told = 5;

/** The mock as a `Target`, for whoever calls it in process. Rejects as `createMockExchange` does. */
export async function createMock(options: MockParts = {}): Promise<Target> {
  return targetOf(await createMockExchange(options));
}

/**
 * A mock of the API without state: Prism judges each request by the bundle and answers with an example from it. The
 * contract's own validators judge it before, since Prism lists every violation there is, whatever that costs. Whatever goes
 * wrong is answered in the envelope of the API.
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

  async function answer(request: Incoming, routed: Route | undefined): Promise<Answer> {
    const operation = routed && known.get(routed.operationId);
    if (!operation) return unknownApi();
    const { prism, shape } = operation;
    const asked = prismRequest(request, routed, shape);

    const sender = await engine(prism, asked, { checkSecurity: true, validateRequest: false });
    if (sender.violations.length > 0) return sender.answer;
    const malformed = shape.security.includes('signature') && isSigned(request) && malformedSignature(request);
    if (malformed) return badSignature(malformed);
    const preference = readPreference(request, prism);
    if (!preference.ok) return badRequest(preference.message);
    const read = await readRequest(request, routed, contract);
    if (!read.ok) return refusalOf(read);
    const { parts } = read;
    asked.body = parts.body;
    const mock = complete(preference.wish, prism);
    const verdict = await engine(prism, asked, { checkSecurity: false, validateRequest: true, mock });
    if (verdict.violations.length === 0) return refusalByRule?.(routed.operationId, parts) ?? verdict.answer;
    // What no schema of the contract says, such as of a header in a spec of one's own.
    return withMessage(
      verdict.answer,
      verdict.violations
        .slice(0, told)
        .map(({ message }) => message)
        .join('; '),
    );
  }

  return async (request) => {
    const routed = route(request.method, pathnameOf(request.url));
    const { status, headers, body } = await answer(request, routed).catch((error: unknown) => {
      onError(error);
      return engineFailure(error);
    });
    if (body === undefined) return { status, headers: { ...headers }, body: null, route: routed };
    const fields = { 'content-type': 'application/json', ...headers };
    return { status, headers: fields, body: JSON.stringify(body), route: routed };
  };
}

function refusalOf({ status, message }: Extract<ReadRequest, { ok: false }>): Answer {
  if (status === 503) return unavailable(message);
  return status === 413 ? contentTooLarge(message) : badRequest(message);
}

/** Tells a request to be judged by its signature: a token beside one makes it needless. */
function isSigned({ headers }: Incoming): boolean {
  return !headers['x-auth-token'] && headers.authorization !== undefined;
}
