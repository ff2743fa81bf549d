/** What a program can do with a bundle that it gets to see only while it runs. Nothing here loads a generator. */
export { type Bundle, listOperations, type ResolvedOperation, resolve } from './bundle.ts';
export { compileValidators } from './compile.ts';
