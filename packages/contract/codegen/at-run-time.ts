/** Tools for a bundle that is only known at run time. Nothing here loads a generator. */
export { nameOf, type OpenedDocument, openDocument } from './any/contract.ts';
export { isOpaque, isUnread } from './any/media.ts';
export { type Bundle, listOperations, type ResolvedOperation, resolve } from './bundle.ts';
export { compileValidators, compileWhenUsed } from './compile.ts';
