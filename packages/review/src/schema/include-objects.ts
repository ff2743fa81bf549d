import { type Answer, all, no, type Pairing, unknown, yes } from './answer.ts';
import {
  allowsName,
  declares,
  excludes,
  isNothing,
  isOpen,
  leastMembers,
  mostMembers,
  namesIn,
  schemasOf,
  strangersOf,
} from './members.ts';
import { type Sample, sampleOf, sampleOfObject } from './sample.ts';
import type { Node, Objects } from './shape.ts';
import { findText } from './texts.ts';

/** Tells whether all objects of one set are in another. */
export function insideObject(pair: Pairing, a: Objects, b: Objects): Answer {
  const { left, right } = pair;
  return all(function* () {
    const missing = [...b.required].find((name) => !b.hidden.has(name) && !a.required.has(name));
    if (missing !== undefined) yield no(sampleOfObject(left, a));
    if (leastMembers(a) < b.min) yield no(sampleOfObject(left, a));
    if (mostMembers(a) > b.max) yield no(sampleOfObject(left, { ...a, min: Math.max(a.min, b.max + 1) }));
    for (const name of new Set([...namesIn(a), ...namesIn(b)])) yield member(pair, a, b, name);
    if (b.names.length > 0) yield strangeName(pair, a, b);
    const strangers = strangersOf([a, b], [left, right]);
    if (!strangers) yield unknown;
    else for (const name of strangers) yield member(pair, a, b, name);
  });
}

function member(pair: Pairing, a: Objects, b: Objects, name: string): Answer {
  const { left, right, older } = pair;
  const [own, other] = [schemasOf(a, name), schemasOf(b, name)];
  const isAllowed = allowsName(a, name, left);
  if (isAllowed === false || a.max === 0 || isNothing(left.shapeOf(own))) return lost(pair, a, b, name, own, other);
  const [inA, inB] = [declares(a, name), declares(b, name)];
  if (older && inA !== inB && isOpen(inA ? other : own)) {
    const isOlder = (older === 'left') === inA;
    // Documented by the older side alone: it is not read, or not sent, any more.
    if (isOlder) return no(sampleWith(pair, a, name, own));
    return yes;
  }
  if (allowsName(b, name, right) === false) return no(sampleWith(pair, a, name, own));
  const answer = pair.includes(own, other);
  if (answer.is !== 'no') return isAllowed === undefined || allowsName(b, name, right) === undefined ? unknown : answer;
  return 'sample' in answer ? no(sampleOfObject(left, a, 0, { [name]: answer.sample })) : answer;
}

function strangeName(pair: Pairing, a: Objects, b: Objects): Answer {
  const { left, right } = pair;
  if (a.max === 0) return yes;
  for (const piece of left.shapeOf(a.names).string) {
    const found = findText(piece, right.shapeOf(b.names).string);
    if (found.is === 'unknown') return unknown;
    if (found.is === 'none') continue;
    const own = schemasOf(a, found.text);
    if (!isNothing(left.shapeOf(own))) return no(sampleWith(pair, a, found.text, own));
  }
  return yes;
}

/** A member that the newer side never sends, and that the older side may read. */
function lost(pair: Pairing, a: Objects, b: Objects, name: string, own: Node[], other: Node[]): Answer {
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
