export type { Connection, OperationId, Peer, Target } from '@dli-connections/contract';
// Names of inputs and results, such as `CreateEnhancedConnectionInput`, and of regions.
export type * from '@dli-connections/contract/calls';
export type { Validate } from './call.ts';
export type { Clock } from './clock.ts';
export type { Authorizer, Credentials, TokenSource } from './credentials.ts';
export {
  ApiError,
  CredentialsError,
  DliError,
  NetworkError,
  SoftFailureError,
  TimeoutError,
  UnexpectedAnswerError,
  UnknownOutcomeError,
} from './errors.ts';
export type { Hooks, RequestEvent, ResponseEvent } from './hooks.ts';
export type { OperationInput, OperationResult } from './input.ts';
export type { CallOptions } from './perform.ts';
export type { RetryOptions } from './retry.ts';
