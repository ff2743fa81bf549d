export { type ReferenceOptions, startReference } from './reference.ts';
