import { type OperationId, type OperationShape, operations, type paths, type Target } from '@dli-connections/contract';
import createClient, { type Client } from 'openapi-fetch';
import { untilAborted } from './abort.ts';
import { type Call, type Received, readAnswer } from './answer.ts';
import { NetworkError } from './errors.ts';
import { checkSegment, type OperationInput, type OperationResult, splitInput } from './input.ts';
import { baseUrlOf, checkToken, redactorOf } from './settings.ts';

/** Where a client sends its calls, and as whom. */
export interface DliClientOptions {
  /** Base URL of the service, such as `https://dli.eu-de.otc.t-systems.com`; it may have a path. */
  endpoint: string;
  /** The project that every call is about. */
  projectId: string;
  /** A token that IAM issued for the project; sent as `X-Auth-Token`, and in no error. */
  token: string;
  /** What answers the requests: `globalThis.fetch` by default, or any other `Target`, such as a handler in process. */
  fetch?: Target | undefined;
}

/** What may be said about a single call. */
export interface CallOptions {
  /** Ends the call: it rejects at once, with the reason of the signal. Whether it was carried out is then open. */
  signal?: AbortSignal | undefined;
}

/** The arguments of a method; the input may be left out where none of it is required. */
export type Arguments<Input> =
  Partial<Input> extends Input ? [input?: Input, options?: CallOptions] : [input: Input, options?: CallOptions];

/** The method of an operation. Rejects with a `DliError`, or with the reason of an aborted signal. */
export type Method<Op extends OperationId> = (...args: Arguments<OperationInput<Op>>) => Promise<OperationResult<Op>>;

/** A method per operation of the contract, and the openapi-fetch client underneath. */
export type DliClient = { readonly [Op in keyof typeof operations]: Method<Op> } & {
  /** For what the methods do not cover. It returns errors as values, and leaves the answer unjudged. */
  readonly raw: Client<paths>;
};

/** `raw.request` for an operation that is known only at run time. */
type Dispatch = (method: string, path: string, init: Record<string, unknown>) => Promise<Received>;

/**
 * A client of one project. Its methods resolve to the body of a documented success and to nothing else: every failure
 * rejects with a `DliError`, an abort with the reason of its signal, a call that cannot be sent with a TypeError.
 * Options that cannot work throw a TypeError at once.
 */
export function createDliClient(options: DliClientOptions): DliClient {
  const { endpoint, fetch: target = (request) => globalThis.fetch(request) } = options;
  const projectId = checkSegment('projectId', options.projectId);
  const token = checkToken(options.token);
  const redact = redactorOf(token);
  const raw = createClient<paths>({
    baseUrl: baseUrlOf(endpoint),
    fetch: (request) => target(request),
    headers: { 'X-Auth-Token': token },
    // A redirect that is followed carries the token to another place, and makes a GET of a POST.
    redirect: 'manual',
  });
  // Its types want literal methods and paths; these come from the table that the same bundle made.
  const dispatch = raw.request as unknown as Dispatch;

  async function send(call: Call, input: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    const { operationId, shape } = call;
    const parts = splitInput(shape, projectId, input);
    let sent = false;
    const fetch: Target = (request) => {
      sent = true;
      return target(request);
    };
    const init = { ...parts, fetch, signal, parseAs: 'text' };
    const received = await dispatch(shape.method, shape.path, init).catch((cause: unknown) => {
      throw sent ? new NetworkError(operationId, cause) : new TypeError('the request cannot be built', { cause });
    });
    return readAnswer(call, received);
  }

  // Object.entries forgets that the keys of the table are its operationIds.
  const methods = (Object.entries(operations) as [OperationId, OperationShape][]).map(([operationId, shape]) => {
    const call: Call = { operationId, shape, redact };
    const method = (input: unknown = {}, { signal }: CallOptions = {}) =>
      untilAborted(() => send(call, input, signal), signal);
    return [operationId, method];
  });
  // One method per key of the table is what the mapped type says; send() judges inputs and answers at run time.
  return { raw, ...Object.fromEntries(methods) } as DliClient;
}
