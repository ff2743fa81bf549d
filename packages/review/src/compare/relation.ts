import { createIncludes } from '../schema/include.ts';
import type { Inclusion } from '../schema/inclusion.ts';
import { written } from '../schema/numerals.ts';
import { createReader } from '../schema/reader.ts';
import type { Direction, Reader } from '../schema/reading.ts';
import { sizeOfValue } from '../schema/sample.ts';
import { searchCounterexample } from '../schema/search.ts';
import type { Node, Shape } from '../schema/shape.ts';
import type { Impact } from './finding.ts';

/** The effect of a schema change on callers. Without an impact both schemas take the same values. */
export interface Relation {
  impact?: Exclude<Impact, 'patch'>;
  undecided?: true;
  /** A value that shows it. */
  example?: unknown;
}

/** The two contracts in one direction. A request has to be taken as before; an answer has to be one that was documented. */
export interface Sides {
  base: Reader;
  revision: Reader;
  direction: Direction;
  /** The impact of a change on those who send, or read, values of the older schemas. */
  relate: (before: readonly Node[], after: readonly Node[]) => Relation;
  /** The same for schemas that are read already; it does not search where it cannot decide. */
  relateShapes: (before: Shape, after: Shape) => Relation;
  /** The same for values that are sent as text, such as parameters; it does not search. */
  relateTexts: (before: readonly Node[], after: readonly Node[]) => Relation;
}

export function createSides(baseDocument: object, revisionDocument: object, direction: Direction): Sides {
  const base = createReader(baseDocument, direction);
  const revision = createReader(revisionDocument, direction);
  const isRequest = direction === 'request';
  const { relate, relateShapes } = relating(base, revision, isRequest);
  const asTexts = (reader: Reader): Reader => ({ ...reader, shapeOf: (nodes) => written(reader.shapeOf(nodes)) });
  let texts: ReturnType<typeof relating> | undefined;

  function relateNodes(before: readonly Node[], after: readonly Node[]): Relation {
    const relation = relate(before, after);
    if (!relation.undecided) return relation;
    const found = isRequest
      ? searchCounterexample(base, before, revision, after)
      : searchCounterexample(revision, after, base, before);
    return found ? { impact: 'major', example: found.value } : relation;
  }

  function relateTexts(before: readonly Node[], after: readonly Node[]): Relation {
    texts ??= relating(asTexts(base), asTexts(revision), isRequest);
    return texts.relate(before, after);
  }

  return { base, revision, direction, relate: relateNodes, relateShapes, relateTexts };
}

function relating(base: Reader, revision: Reader, isRequest: boolean): Pick<Sides, 'relate' | 'relateShapes'> {
  const older = isRequest ? 'left' : 'right';
  const forth = createIncludes({ left: base, right: revision, older });
  const back = createIncludes({ left: revision, right: base, older });
  const [breaks, gains] = isRequest ? [forth, back] : [back, forth];
  const swapped = <Side>(before: Side, after: Side): [Side, Side] => (isRequest ? [before, after] : [after, before]);

  function relate(before: readonly Node[], after: readonly Node[]): Relation {
    const [one, other] = swapped(before, after);
    return relationOf(breaks.nodes(one, other), () => gains.nodes(other, one));
  }

  function relateShapes(before: Shape, after: Shape): Relation {
    const [one, other] = swapped(before, after);
    return relationOf(breaks.shapes(one, other), () => gains.shapes(other, one));
  }

  return { relate, relateShapes };
}

/** Characters of an example; nobody reads a longer one. */
const longest = 2000;

function relationOf(breaks: Inclusion, gains: () => Inclusion): Relation {
  if (breaks.is === 'unknown') return { impact: 'major', undecided: true };
  if (breaks.is === 'no') {
    const isShort = 'sample' in breaks && sizeOfValue(breaks.sample) <= longest;
    return isShort ? { impact: 'major', example: breaks.sample } : { impact: 'major' };
  }
  return gains().is === 'yes' ? {} : { impact: 'minor' };
}
