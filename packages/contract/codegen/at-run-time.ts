/** Tools for a bundle that is only known at run time. Nothing here loads a generator. */
export { parametersOf } from '../src/media-type.ts';
export type { ParameterShape, ParameterShapes, Reading } from '../src/operation.ts';
export { type ReadParameters, readParameters, takenBy } from '../src/parameters.ts';
export { type QueryPair, readPairs } from '../src/query.ts';
export { isComposed, typed } from '../src/typed.ts';
export type { Bundle, Parameter } from './bundle.ts';
export { compileValidators } from './compile.ts';
export { withKeywords } from './keywords.ts';
export { shapesOf } from './shapes.ts';
