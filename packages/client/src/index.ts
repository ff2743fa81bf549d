export type { OperationId, Target } from '@dli-connections/contract';
export { type CallOptions, createDliClient, type DliClient, type DliClientOptions, type Method } from './client.ts';
export { ApiError, DliError, NetworkError, SoftFailureError, UnexpectedAnswerError } from './errors.ts';
export type { OperationInput, OperationResult } from './input.ts';
