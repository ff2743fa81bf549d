export { type ReferenceOptions, type ServedReference, startReference } from './reference.ts';
