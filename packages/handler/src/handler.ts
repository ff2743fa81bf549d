import { type OperationId, operations, type Target } from '@dli-connections/contract';
import { type Contract, createRouter, readRequest } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { authenticate } from './authenticate.ts';
import { badRequest, contentTooLarge, internalError, unknownApi } from './errors.ts';
import { createOperations } from './operations/index.ts';
import type { Store } from './store/store.ts';

/** What a handler is made of. Everything that is not a pure function of the request comes in here. */
export interface HandlerOptions {
  /** Where connections are kept. */
  store: Store;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
  /** Makes the identifier of a connection or a peering: a UUID. */
  newId?: () => string;
  /** How long a peering is `CREATING`, in milliseconds. 0 by default. */
  peeringMs?: number;
  /** Whether the names of a project's active connections are unique. `true` by default (EVIDENCE.md: object-exists). */
  uniqueNames?: boolean;
  /** The contract to keep; the one that this package was built with by default. */
  contract?: Contract;
  /** Told of each failure that was answered with 500. Prints it by default. */
  onError?: (error: unknown) => void;
}

interface AnyAnswer {
  status: number;
  body: unknown;
}

/**
 * The reference handler: a `Target` that keeps the contract and remembers what it was told. Each request goes one way:
 * route, authenticate, read and validate, carry out, answer.
 */
export function createHandler(options: HandlerOptions): Target {
  const { store, now = Date.now, newId = () => crypto.randomUUID(), onError = console.error } = options;
  const { peeringMs = 0, uniqueNames = true } = options;
  const contract = options.contract ?? { operations, validators };
  const route = createRouter(contract.operations);
  const handlers = createOperations({ store, now, newId, peeringMs, uniqueNames });

  async function answer(request: Request): Promise<AnyAnswer> {
    const routed = route(request.method, new URL(request.url).pathname);
    if (!routed) return unknownApi();
    const unauthorized = authenticate(request);
    if (unauthorized) return unauthorized;
    const read = await readRequest(request, routed, contract);
    if (!read.ok) return read.status === 413 ? contentTooLarge(read.message) : badRequest(read.message);
    const operation = handlers[routed.operationId as OperationId];
    // The parts were just validated against the schemas that the types of this operation are generated from.
    return operation(read.parts as never);
  }

  return async (request) => {
    let result: AnyAnswer;
    try {
      result = await answer(request);
    } catch (error) {
      onError(error);
      result = internalError();
    }
    const { status, body } = result;
    return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
  };
}
