import { all, type Inclusion, no, type Pairing, unknown, yes } from './inclusion.ts';
import {
  declares,
  excludes,
  isNothing,
  isOpen,
  leastMembers,
  mostMembers,
  namesIn,
  needs,
  schemasOf,
  strangersOf,
} from './members.ts';
import { type Sample, sampleOf, sampleOfObject } from './sample.ts';
import type { Node, Objects } from './shape.ts';

/** Tells whether all objects of one set are in another. */
export function insideObject(pair: Pairing, a: Objects, b: Objects): Inclusion {
  const { left } = pair;
  return all(function* () {
    const missing = [...b.required].find((name) => !b.hidden.has(name) && !needs(a, name));
    if (missing !== undefined) yield no(sampleOfObject(left, a));
    if (leastMembers(a) < b.min) yield no(sampleOfObject(left, a));
    if (mostMembers(a) > b.max) yield no(sampleOfObject(left, { ...a, min: Math.max(a.min, b.max + 1) }));
    for (const name of new Set([...namesIn(a), ...namesIn(b)])) yield member(pair, a, b, name);
    const strangers = strangersOf([a, b]);
    const takesAny = b.rows.every(({ patterns, rest }) => patterns.length === 0 && isOpen([rest]));
    if (!strangers) yield takesAny ? yes : unknown;
    else for (const name of strangers) yield member(pair, a, b, name);
  });
}

function member(pair: Pairing, a: Objects, b: Objects, name: string): Inclusion {
  const { left, older } = pair;
  const [own, other] = [schemasOf(a, name), schemasOf(b, name)];
  if (a.max === 0 || isNothing(left.shapeOf(own))) return lost(pair, a, b, name, own, other);
  const [inA, inB] = [declares(a, name), declares(b, name)];
  const isHidden = a.hidden.has(name) || b.hidden.has(name);
  if (older && !inA && !inB && isHidden) return yes;
  if (older && inA !== inB && (isHidden || isOpen(inA ? other : own))) {
    const isOlder = (older === 'left') === inA;
    // Only the older side documents the member: it is no longer read, or no longer sent.
    if (isOlder) return no(sampleWith(pair, a, name, own));
    return yes;
  }
  const answer = pair.includes(own, other);
  return answer.is === 'no' && 'sample' in answer ? no(sampleOfObject(left, a, 0, { [name]: answer.sample })) : answer;
}

/** A member that the newer side never sends, and that the older side may read. */
function lost(pair: Pairing, a: Objects, b: Objects, name: string, own: Node[], other: Node[]): Inclusion {
  const { left, right, older } = pair;
  const isGone =
    older === 'right' &&
    declares(b, name) &&
    !excludes(a, name) &&
    !isNothing(right.shapeOf(other)) &&
    own.includes(false);
  return isGone ? no(sampleOfObject(left, a)) : yes;
}

function sampleWith(pair: Pairing, a: Objects, name: string, own: Node[]): Sample {
  const { left } = pair;
  const value = sampleOf(left, own);
  return value && sampleOfObject(left, a, 0, { [name]: value.value });
}
