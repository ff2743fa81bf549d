export { keysOf, stepOf, valueAt } from '@dli-connections/document/pointer';
export { type ReadBody, type ReaderOf, readBody, readJson } from './body.ts';
export { cookiesOf } from './cookies.ts';
export type { Exchange, Incoming, Outgoing, TakenBytes } from './exchange.ts';
export { type ReadQuery, readQuery } from './query.ts';
export {
  fitsPath,
  problemsOf,
  type ReadRequest,
  type RequestParts,
  readRequest,
} from './request.ts';
export { createRouter, normalPath, type Route, type Router } from './route.ts';
export { incomingOf, targetOf } from './target.ts';
export type { Check, Contract, OperationValidators, Validate, Validators, Violation } from './validators.ts';
export { describe, namesOfWhichOne, visible } from './violations.ts';
