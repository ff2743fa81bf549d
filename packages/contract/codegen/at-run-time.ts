/** Tools for a bundle that a program sees only while it runs. Nothing here loads a generator. */
export { isOpaque, isUnread, nameOf, type OpenedDocument, openDocument } from './any/contract.ts';
export { type Bundle, listOperations, type ResolvedOperation, resolve } from './bundle.ts';
export { compileValidators, compileWhenUsed } from './compile.ts';
