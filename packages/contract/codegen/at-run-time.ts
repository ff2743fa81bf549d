/** Tools for a bundle that is only known at run time. Nothing here loads a generator. */
export type { MediaShape, ParameterShape, ParameterShapes } from '../src/operation.ts';
export { isComposed } from '../src/typed.ts';
export type { Bundle, Parameter } from './bundle.ts';
export { compileValidators } from './compile.ts';
export { withKeywords } from './keywords.ts';
export { shapesOf } from './shapes.ts';
