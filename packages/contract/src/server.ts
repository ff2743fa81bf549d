export { type ReadBody, readBody, type TakenBytes, takeBytes } from './body.ts';
export { keysOf, stepOf, valueAt } from './pointer.ts';
export { lendBody, type RawBody } from './raw-body.ts';
export {
  problemsOf,
  queryProblems,
  type ReadRequest,
  type RequestParts,
  readRequest,
  unreadableQuery,
} from './request.ts';
export { createRouter, type Route, type Router } from './route.ts';
export { pathnameOf } from './url.ts';
export type { Check, Contract, OperationValidators, Validate, Validators, Violation } from './validators.ts';
export { describe, kindOf, visible } from './violations.ts';
