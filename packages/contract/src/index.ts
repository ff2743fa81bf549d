export type { CallRow, Repeat } from './call.ts';
export type * from './generated/openapi.ts';
export { operations } from './generated/operations.ts';
export type { OperationShape, OperationTable } from './operation.ts';
export type { Target } from './target.ts';
export type { Answer, Body, Handlers, Input, OperationId, PathParameters, Query, Success } from './types.ts';
