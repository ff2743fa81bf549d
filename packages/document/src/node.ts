/** A node of a document: an object that is no list. */
export type AnyNode = Record<string, unknown>;

/** True for an object that is no list. */
export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a node; an empty one if it is none. */
export const nodeOf = (value: unknown): AnyNode => (isNode(value) ? value : {});

/** A value as a list; an empty one if it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
