/** A node of a document: an object that is not a list. */
export type AnyNode = Record<string, unknown>;

/** True for an object that is not a list. */
export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a node; an empty one for any other value. */
export const nodeOf = (value: unknown): AnyNode => (isNode(value) ? value : {});

/** An own member of an object; `undefined` for one that it inherits, such as `toString`. */
export const ownOf = <Value>(members: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;

/** A value as a list; an empty one for any other value. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
