export { createRouter, type Route, type Router } from './route.ts';
export { problemsOf, type ReadRequest, type RequestParts, readRequest } from './request.ts';
export type { Check, Contract, OperationValidators, Validate, Validators, Violation } from './validators.ts';
export { describe, kindOf } from './violations.ts';
