export { callOf, deriveCalls, fieldsOf } from './calls.ts';
export { runTask } from './committed.ts';
export { compileValidators } from './compile.ts';
export { deriveOperations, tableOf } from './operations.ts';
export { deriveValidators } from './standalone.ts';
export { deriveTypes } from './types.ts';
