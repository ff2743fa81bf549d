import type { JsonObject } from '../bundle.ts';
import type { Node, Shape } from './shape.ts';

/** The sender of a value: the caller of an operation, or the one who answers. */
export type Direction = 'request' | 'response';

/** Reads the schemas of one document as they apply in one direction. */
export interface Reader {
  document: object;
  direction: Direction;
  /** The values that all of several schemas take. */
  shapeOf: (nodes: readonly Node[]) => Shape;
  /** Each schema with the ones that it refers to or takes by `allOf`; the first with a keyword wins. */
  partsOf: (nodes: readonly Node[]) => JsonObject[];
}
