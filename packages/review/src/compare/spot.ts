import type { Node } from '../schema/shape.ts';
import type { Finding } from './finding.ts';
import type { Locate } from './locate.ts';
import type { Sides } from './relation.ts';

/** A pair of schemas to compare, and where a reader finds it. */
export interface Spot {
  before: readonly Node[];
  after: readonly Node[];
  part: string;
}

/** Context of a schema comparison. */
export interface SchemaContext {
  sides: Sides;
  locate: Locate;
  /** Compares schemas inside the ones at hand. */
  compare: (before: readonly Node[], after: readonly Node[], part: string, context: SchemaContext) => void;
  report: (finding: Omit<Finding, 'operation'>) => void;
  /** The objects within objects down to which values are sent as text, as in a parameter; below, and for JSON, it is negative. */
  textLevels: number;
  /** Pairs that were compared, so that a schema which refers to itself ends. */
  seen: Set<string>;
}

/** The reason why a change of the accepted or answered values breaks callers or does not. */
export function reasonOfValues(direction: string, impact: string): string {
  if (direction === 'request') {
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
