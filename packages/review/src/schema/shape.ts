/** A schema as it stands in a document: an object, or `true` and `false`. Anything else is read as `true`. */
export type Node = unknown;

/** Numbers within bounds. Each of `steps` divides them, and none of `notSteps`; an integer has the step 1. */
export interface Numbers {
  min: number;
  max: number;
  minOpen: boolean;
  maxOpen: boolean;
  steps: number[];
  notSteps: number[];
  formats: string[];
  /** The set may be smaller than the rest says, so it includes nothing for certain. */
  unclear?: boolean;
}

/** Strings whose length, in characters, is within bounds, and which every pattern and format accepts. */
export interface Texts {
  min: number;
  max: number;
  patterns: string[];
  notPatterns: string[];
  formats: string[];
  /** The only strings there are, where they are listed. */
  values?: string[];
  unclear?: boolean;
}

/** The members or items that `unevaluatedProperties` and `unevaluatedItems` skip because of a row; none for conditions. */
export type Evaluated = 'named' | 'all';

/** Arrays. Each of `rows` holds for the items: its `first` by position, its `rest` behind them. */
export interface Lists {
  min: number;
  max: number;
  unique: boolean;
  rows: { first: readonly Node[]; rest: Node; evaluates?: Evaluated }[];
  contains: { node: Node; min: number; max: number }[];
  unclear?: boolean;
}

/** Objects. Each of `rows` holds for the members: by name, by pattern, or, where neither fits, by its `rest`. */
export interface Objects {
  min: number;
  max: number;
  required: Set<string>;
  rows: { named: Map<string, Node>; patterns: [pattern: string, node: Node][]; rest: Node; evaluates?: Evaluated }[];
  /** Members that are never sent in this direction: `readOnly` ones of a request, `writeOnly` ones of an answer. */
  hidden: Set<string>;
  unclear?: boolean;
}

/** The values that a schema takes, by type. Each list is a union: a value belongs to one of its pieces. */
export interface Shape {
  null: boolean;
  boolean: Set<boolean>;
  number: Numbers[];
  string: Texts[];
  array: Lists[];
  object: Objects[];
}

const endless = Number.POSITIVE_INFINITY;

export const anyNumber = (): Numbers => ({
  min: -endless,
  max: endless,
  minOpen: false,
  maxOpen: false,
  steps: [],
  notSteps: [],
  formats: [],
});
export const anyText = (): Texts => ({ min: 0, max: endless, patterns: [], notPatterns: [], formats: [] });
export const anyList = (): Lists => ({ min: 0, max: endless, unique: false, rows: [], contains: [] });
export const anyObject = (): Objects => ({
  min: 0,
  max: endless,
  required: new Set(),
  rows: [],
  hidden: new Set(),
});

export const everything = (): Shape => ({
  null: true,
  boolean: new Set([true, false]),
  number: [anyNumber()],
  string: [anyText()],
  array: [anyList()],
  object: [anyObject()],
});

export const nothing = (): Shape => ({
  null: false,
  boolean: new Set(),
  number: [],
  string: [],
  array: [],
  object: [],
});

/** A schema that takes the values of any of several. */
export function union(shapes: readonly Shape[]): Shape {
  return {
    null: shapes.some((each) => each.null),
    boolean: new Set(shapes.flatMap((each) => [...each.boolean])),
    number: shapes.flatMap((each) => each.number),
    string: shapes.flatMap((each) => each.string),
    array: shapes.flatMap((each) => each.array),
    object: shapes.flatMap((each) => each.object),
  };
}

/** Marks every piece as one that may be smaller than it says. */
export function blurred(shape: Shape): Shape {
  const blur = <Piece extends object>(pieces: Piece[]) => pieces.map((each) => ({ ...each, unclear: true }));
  return {
    ...shape,
    number: blur(shape.number),
    string: blur(shape.string),
    array: blur(shape.array),
    object: blur(shape.object),
  };
}
