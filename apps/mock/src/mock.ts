import type { Target } from '@dli-connections/contract';
import {
  type Exchange,
  type Incoming,
  type Outgoing,
  type Route,
  readRequest,
  targetOf,
} from '@dli-connections/contract/server';
import { sourceIn } from '@dli-connections/document/follow';
import { referencesIn } from '@dli-connections/document/references';
import { badCredentials, badRequest, unknownApi, unreadable } from '@dli-connections/handler/errors';
import { malformedSignature } from '@dli-connections/signature';
import { createAnswers } from './answer-of.ts';
import { challengeOf, type MockAnswer, missingCredentials, mockFailure } from './answers.ts';
import type { MockOptions } from './api.ts';
import { responseOfStatus } from './choose.ts';
import { builtIn, type Specified } from './contract.ts';
import { type DocumentedOperation, documentedIn } from './documented.ts';
import { createMakeUp } from './made.ts';
import { readPreference } from './prefer.ts';
import { createRoutes } from './routes.ts';
import { type Scheme, unmet } from './security.ts';
import { printFailure } from './spec-error.ts';
import { createWishes } from './wishes.ts';

/** The parts of a mock. */
export interface MockParts extends MockOptions {
  /** The spec to answer by; the one that this package was built with by default. */
  specified?: Specified;
}

/** The mock as a `Target`, for calls in the same process. Rejects as `createMockExchange` does. */
export async function createMock(options: MockParts = {}): Promise<Target> {
  return targetOf(await createMockExchange(options));
}

/**
 * A mock of an API without state: the contract judges each request, and a legal one is answered with a documented example, or
 * with a value that is made up from the schema. Errors have the envelope of the API.
 *
 * @throws Error when the document lacks an operation of the contract.
 */
export async function createMockExchange(options: MockParts = {}): Promise<Exchange> {
  const { specified = builtIn, onError = printFailure } = options;
  const { document, contract, rules, checkAt, readerOf } = specified;
  const documented = documentedIn(document);
  for (const name of Object.keys(contract.operations)) {
    if (!documented.has(name)) throw new Error(`the contract has an operation ${name} that the bundle lacks`);
  }
  const route = createRoutes(specified);
  const complete = createWishes(options);
  const answerOf = createAnswers({
    source: sourceIn(document, referencesIn(document)),
    makeUp: createMakeUp(document),
    judge: (name, code, pointer) => checkAt?.(pointer) ?? contract.validators[name]?.responses[code],
    checkAt,
  });

  async function answer(request: Incoming, routed: Route): Promise<MockAnswer | Outgoing> {
    const operation = documented.of(routed.operationId);
    if (!operation) return unknownApi();
    const missing = unmet(request, operation.security);
    if (missing.length > 0) return refusedEntry(operation, missing);
    const malformed = isSigned(request, operation) && malformedSignature(request);
    if (malformed) return badCredentials(`verify aksk signature fail, ${malformed}`);
    const preference = readPreference(request, operation);
    if (!preference.ok) return badRequest(preference.message);
    const read = await readRequest(request, routed, contract, readerOf?.(routed.operationId));
    if (!read.ok) return unreadable(read);
    const refused = rules?.[routed.operationId]?.(read.parts);
    return refused ?? answerOf(operation, complete(preference.wish, operation), request.headers.accept);
  }

  /** The documented 401, if there is one to show. */
  function refusedEntry(operation: DocumentedOperation, missing: readonly Scheme[]): MockAnswer | Outgoing {
    const hasExample = responseOfStatus(operation.responses, 401)?.contents.some(({ examples }) => examples.length > 0);
    if (!hasExample) return missingCredentials(missing);
    const { headers, ...shown } = answerOf(operation, { code: 401, dynamic: false, seed: undefined }, undefined);
    return { ...shown, headers: { ...challengeOf(missing), ...headers } };
  }

  return async (request) => {
    const routed = route(request.method, request.url.pathname);
    const result = routed
      ? await answer(request, routed).catch((error: unknown) => {
          onError(error);
          return mockFailure(error);
        })
      : unknownApi();
    return { ...outgoing(result), route: routed };
  };
}

/** Puts an answer of ours on the wire; a documented one is there already. */
function outgoing({ status, headers = {}, body, ...more }: MockAnswer | Outgoing): Outgoing {
  const isReady = body === null || typeof body === 'string' || body === undefined;
  if (isReady) return { ...more, status, headers, body: body ?? null };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** True for a request that is judged by its signature, which a token makes unnecessary. */
function isSigned({ headers }: Incoming, { security }: DocumentedOperation): boolean {
  const isOffered = security.some((all) => all.some(({ isSignature }) => isSignature));
  return isOffered && !headers['x-auth-token'] && headers.authorization !== undefined;
}
