export { type Change, type Changes, compareBundles } from './changes.ts';
export { type Fact, factsOf, type Grade } from './evidence.ts';
export { type Spot, spotOf } from './place.ts';
export type { Review } from './review.ts';
