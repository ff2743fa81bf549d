/** Tools for a bundle that a program sees only while it runs. Nothing here loads a generator. */
export { type Bundle, listOperations, type ResolvedOperation, resolve } from './bundle.ts';
export { compileValidators } from './compile.ts';
