import type { Node } from '../schema/shape.ts';
import type { AddFinding, Impact } from './finding.ts';
import type { Locate } from './locate.ts';
import type { Relation, Sides } from './relation.ts';

/** A pair of schemas to compare, and where a reader finds it. */
export interface SchemaPair {
  before: readonly Node[];
  after: readonly Node[];
  part: string;
}

/** Both schemas of a field as lists, if the body writes one value like a list of one; `undefined` for any other field. */
export type AsLists = (name: string, pair: SchemaPair) => [before: Node, after: Node] | undefined;

/** Context of a schema comparison. */
export interface SchemaContext {
  sides: Sides;
  locate: Locate;
  /** Compares schemas inside the ones at hand. */
  compare: (before: readonly Node[], after: readonly Node[], part: string, context: SchemaContext) => void;
  report: AddFinding;
  /**
   * Levels of nested objects whose values are still sent as text, as in a parameter; negative below them and for JSON.
   */
  textLevels: number;
  /** Set for the fields of a form. */
  asLists: AsLists | undefined;
  /** Pairs that were compared, so that a schema which refers to itself ends. */
  seen: Set<string>;
}

/** A change of a schema, its effect, and the keyword that it is about. */
export interface SchemaChange extends Relation {
  /** The kind of change without the direction. */
  check: string;
  impact: Exclude<Impact, 'patch'>;
  words: string;
  /** The reason for this impact, where it does not follow from the values allowed. */
  reason?: string;
  keyword?: string;
  /** True to point to the older document, where only that has what changed. */
  isGone?: boolean;
  /** The way from there to the change, as a JSON pointer. */
  step?: string;
  before?: unknown;
  after?: unknown;
}

/** Reports a change of the schemas at a pair. */
export function reportAt(
  { sides, locate, report }: SchemaContext,
  { before, after, part }: SchemaPair,
  change: SchemaChange,
) {
  const { check, keyword = '', isGone = false, step = '', ...finding } = change;
  const [reader, nodes, others] = isGone ? [sides.base, before, after] : [sides.revision, after, before];
  const holders = reader.partsOf(nodes).filter((each) => keyword in each);
  report({
    reason: reasonOfValues(sides.direction, change),
    ...finding,
    check: `${sides.direction}-${check}`,
    part,
    pointer: locate.pointerOf(...holders, ...nodes, ...others) + step,
  });
}

/** The reason why a change of the accepted or answered values breaks callers or does not. */
function reasonOfValues(direction: string, { impact, undecided }: SchemaChange): string {
  const isRequest = direction === 'request';
  if (undecided) {
    const [left, right] = isRequest ? ['accepted before', 'accepted now'] : ['answered now', 'possible before'];
    return `It cannot be decided whether all values ${left} are ${right}, and no value was found that shows a break.`;
  }
  if (isRequest) {
    return impact === 'major'
      ? 'Requests that were accepted are refused now.'
      : 'More is accepted; what was accepted still is.';
  }
  return impact === 'major'
    ? 'Answers may have values that callers were promised not to see.'
    : 'Fewer values are answered; all of them were possible before.';
}

/** A place below another one: `hosts` and `[]`, `hosts[]` and `.ip`, `request body ` and `.name`. */
export function join(part: string, step: string): string {
  const isTop = part.endsWith(' ');
  return isTop && step.startsWith('.') ? part + step.slice(1) : part + step;
}
