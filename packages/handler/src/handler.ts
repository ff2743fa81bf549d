import { type OperationId, operations, type Target } from '@dli-connections/contract';
import {
  type Contract,
  createRouter,
  type Exchange,
  type Incoming,
  type Route,
  readRequest,
  targetOf,
} from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { open, strict } from './authenticate.ts';
import type { KnownCredentials } from './callers.ts';
import { internalError, unavailable, unknownApi, unreadable } from './errors.ts';
import { JsonText } from './json-text.ts';
import { newId as makeId } from './new-id.ts';
import { createOperations } from './operations/index.ts';
import { rules } from './rules.ts';
import { createEnvironment } from './scenario/environment.ts';
import type { Scenario } from './scenario/scenario.ts';
import { withSoftFailures } from './scenario/soft-failures.ts';
import { createThrottle } from './scenario/throttle.ts';
import { type Store, StoreError } from './store/store.ts';

/** The parts of a handler. Everything that is not a pure function of the request comes in here. */
export interface HandlerOptions {
  store: Store;
  /** The callers, or a function that returns the current ones. Without it any well-formed credentials are accepted. */
  credentials?: KnownCredentials | (() => KnownCredentials) | undefined;
  /** Refuses an unknown access key like a wrong signature. `false` by default. */
  hideAccessKeys?: boolean | undefined;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
  /** Makes the identifier of a connection or a peering: a UUID. */
  newId?: () => string;
  /** The queues, pools and networks that exist, and planned failures. By default everything exists, and nothing fails. */
  scenario?: Scenario | undefined;
  /** Time for which a peering is `CREATING` unless the scenario says otherwise, in milliseconds. 0 by default. */
  peeringMs?: number;
  /** Keeps the names of a project's active connections unique. `true` by default (EVIDENCE.md: object-exists). */
  uniqueNames?: boolean;
  /** The contract to keep; the one that this package was built with by default. */
  contract?: Contract;
  /** Called for each failure that was answered with 500 or 503, or that cut an answer short; prints it by default. */
  onError?: (error: unknown) => void;
}

interface AnyAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/** The reference handler as a `Target`, for whoever calls it in process. */
export function createHandler(options: HandlerOptions): Target {
  return targetOf(createExchange(options));
}

/** The reference handler. Each request goes one way: route, authenticate, read and validate, carry out, answer. */
export function createExchange(options: HandlerOptions): Exchange {
  const { store, now = Date.now, newId = makeId, onError = console.error } = options;
  const { peeringMs = 0, uniqueNames = true, scenario = {} } = options;
  const contract: Contract = options.contract ?? { operations, validators };
  const route = createRouter(contract.operations);
  const authenticate = options.credentials ? strict(options.credentials, now, options.hideAccessKeys) : open;
  const { soft_failures = [], delete_while_creating: deleteWhileCreating = true, throttling } = scenario;
  const throttle = throttling && createThrottle(throttling, now);
  const environment = createEnvironment(scenario, peeringMs);
  const context = { store, now, newId, environment, deleteWhileCreating, uniqueNames };
  const handlers = withSoftFailures(createOperations(context), soft_failures, context);

  async function answer(request: Incoming, routed: Route, named: (caller: string) => void): Promise<AnyAnswer> {
    const limit = contract.operations[routed.operationId]?.body?.maxBytes;
    // An operation without a body reads none, so a signature over a body cannot match the request.
    const body = async () => (limit ? request.take(limit) : new Uint8Array());
    const project_id = routed.path.project_id ?? '';
    const refused = await authenticate({ request, project_id, body, named });
    if (refused) return refused;
    // A name that no project can have is refused below, and not counted.
    const isCounted = throttle && contract.validators[routed.operationId]?.path.first(routed.path);
    const tooMany = isCounted ? throttle(project_id) : undefined;
    if (tooMany) return tooMany;
    const read = await readRequest(request, routed, contract);
    if (!read.ok) return unreadable(read);
    const refusal = rules[routed.operationId]?.(read.parts);
    if (refusal) return refusal;
    const operation = handlers[routed.operationId as OperationId]; // the routes are those of the contract
    // The parts were just validated against the schemas that the types of this operation are generated from.
    return operation(read.parts as never);
  }

  return async (request) => {
    const routed = route(request.method, request.url.pathname);
    let result: AnyAnswer;
    let caller: string | undefined;
    const named = (name: string) => {
      caller = name;
    };
    try {
      result = routed ? await answer(request, routed, named) : unknownApi();
    } catch (error) {
      onError(error);
      // 503 would promise that nothing changed, but the change may have been made.
      result = error instanceof StoreError && !error.mayStand ? unavailable() : internalError();
    }
    const { status, headers, body } = result;
    if (body === undefined) return { status, headers: { ...headers }, body: null, route: routed, caller };
    const content = body instanceof JsonText ? body.text : JSON.stringify(body);
    const fields = { ...headers, 'content-type': 'application/json' };
    return { status, headers: fields, body: content, route: routed, caller };
  };
}
