import type { CallRow, OperationId, Target } from '@dli-connections/contract';
import { type Calls, calls } from '@dli-connections/contract/calls';
import { checkVisible } from '@dli-connections/signature';
import type { Call, Validate } from './call.ts';
import { type Check, checkFunction, checkText, checkTime } from './checks.ts';
import { type Clock, checkClock, systemClock } from './clock.ts';
import { authorizerOf, type Credentials } from './credentials.ts';
import { failOf } from './fail.ts';
import type { Hooks } from './hooks.ts';
import { checkSegment, type OperationInput, type OperationResult, splitterOf } from './input.ts';
import { checkOptions, unchecked } from './options.ts';
import { type CallOptions, perform } from './perform.ts';
import { type RetryOptions, retryOf } from './retry.ts';
import { baseUrlOf, type ServiceAddress } from './settings.ts';

/** The options of a client without paging, waiting and signing. */
export type CoreOptions<As = Credentials> = ServiceAddress &
  Hooks & {
    /** The project of every call. */
    projectId: string;
    /**
     * A token that IAM issued for the project, a function that gets one, or an authorizer that signs with an access
     * key. It appears in no error.
     */
    credentials: As;
    /**
     * Answers the requests: `globalThis.fetch` by default, or any other `Target`, such as a handler in process. The signal
     * of a request aborts when the call does, or when its time is over.
     */
    fetch?: Target | undefined;
    /** Settings for repeating calls; `false` sends each one once. */
    retry?: RetryOptions | false | undefined;
    /** The time for a call, all attempts and bodies included, in milliseconds; 60,000 by default. */
    timeoutMs?: number | undefined;
    /** Checks each success in full, such as `validateAnswer` of `@dli-connections/client/validate`. */
    validate?: Validate | undefined;
    /** Time and random numbers, which tests replace. */
    clock?: Clock | undefined;
  };

/** The checks of the options; two are checked below, where they are read. */
const coreOptions = {
  endpoint: checkText,
  region: checkText,
  projectId: checkVisible,
  credentials: unchecked,
  fetch: checkFunction,
  retry: unchecked,
  timeoutMs: checkTime,
  validate: checkFunction,
  clock: checkClock,
  onRequest: checkFunction,
  onResponse: checkFunction,
} satisfies Record<keyof CoreOptions, Check>;

/** The arguments of a method; the input may be left out where none of it is required. */
export type Arguments<Input, Options = CallOptions> =
  Partial<Input> extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options];

/** The method of an operation. Rejects with a `DliError`, or with the reason of an aborted signal. */
export type Method<Op extends OperationId, Options = CallOptions> = (
  ...args: Arguments<OperationInput<Op>, Options>
) => Promise<OperationResult<Op>>;

/** A method per operation of the contract. Editors show each with its description from the spec. */
export type Methods = { readonly [Op in keyof Calls]: Method<Op> };

/** A client without paging, waiting and signing. */
export type CoreClient = Methods;

/**
 * A client of one project. Its methods resolve to the body of a documented success and to nothing else: every failure
 * rejects with a `DliError`, an abort with the reason of its signal, a call that cannot be sent with a TypeError.
 * Options that cannot work throw a TypeError at once.
 */
export function createCoreClient(options: CoreOptions): CoreClient {
  const {
    fetch: target,
    clock = systemClock,
    timeoutMs = 60_000,
    validate,
  } = checkOptions('options', options, coreOptions);
  const projectId = checkSegment('projectId', options.projectId);
  const base = baseUrlOf(options);
  const authorizer = authorizerOf(options.credentials);
  // A secret as short as a word is left alone, or it would tear holes into prose; tokens of IAM have hundreds of characters.
  const redact = (text: string) => {
    let rest = text;
    for (const secret of authorizer.secrets())
      if (secret && secret.length > 7) rest = rest.replaceAll(secret, '[secret]');
    return rest;
  };
  const retry = retryOf(options.retry);
  const runtime = { target, authorizer, hooks: options, clock, retry, timeoutMs, validate, redact };

  // `Object.entries` types keys as `string`; these are operationIds.
  const methods = (Object.entries(calls) as [keyof Calls, CallRow][]).map(([operationId, row]) => {
    const call: Call = {
      ...runtime,
      operationId,
      row,
      fail: failOf(operationId, row[2], redact),
      split: splitterOf(row, base, projectId),
    };
    return [operationId, (input: unknown = {}, callOptions: CallOptions = {}) => perform(call, input, callOptions)];
  });
  // The mapped type has one method per key of the table, as `methods` does; inputs and answers are checked at run time.
  return Object.fromEntries(methods) as CoreClient;
}
