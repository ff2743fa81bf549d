import { all, type Inclusion, no, type Pairing, unknown, yes } from './inclusion.ts';
import { firstCount, itemsOf, leastItems, mostItems } from './members.ts';
import { sampleOf, sampleOfList } from './sample.ts';
import type { Lists } from './shape.ts';

/** Tells whether all lists of one set are in another. */
export function insideList(pair: Pairing, a: Lists, b: Lists): Inclusion {
  const { left } = pair;
  return all(function* () {
    const [least, most] = [leastItems(a), mostItems(a, left)];
    if (least < b.min) yield no(sampleOfList(left, a));
    if (most > b.max) yield no(sampleOfList(left, { ...a, min: Math.max(a.min, b.max + 1) }));
    const count = Math.max(firstCount(a), firstCount(b));
    for (let index = 0; index <= count && index < most; index += 1) {
      const answer = pair.includes(itemsOf(a, index), itemsOf(b, index));
      yield answer.is === 'no' && 'sample' in answer
        ? no(sampleOfList(left, a, 0, { index, value: answer.sample }))
        : answer;
    }
    if (b.unique && !a.unique && most > 1) {
      const item = sampleOf(left, itemsOf(a, 0));
      const twice =
        item && firstCount(a) + a.contains.length === 0
          ? { value: Array.from({ length: Math.max(2, a.min) }, () => item.value) }
          : undefined;
      yield twice ? no(twice) : unknown;
    }
    for (const each of b.contains) yield containing(pair, a, each);
  });
}

function containing(pair: Pairing, a: Lists, wanted: Lists['contains'][number]): Inclusion {
  const { left } = pair;
  const isPromised = a.contains.some(
    ({ node, min, max }) =>
      min >= wanted.min && max <= wanted.max && pair.includesAsSets([node], [wanted.node]).is === 'yes',
  );
  if (isPromised) return yes;
  const isEvery = firstCount(a) === 0 && pair.includesAsSets(itemsOf(a, 0), [wanted.node]).is === 'yes';
  if (isEvery && a.min >= wanted.min && a.max <= wanted.max) return yes;
  if (wanted.max === Infinity && a.contains.length === 0) {
    const other = pair.includesAsSets(itemsOf(a, 0), [wanted.node]);
    if (a.min < wanted.min || other.is === 'no') {
      const item = other.is === 'no' && 'sample' in other ? { index: 0, value: other.sample } : undefined;
      if (a.min <= 1) return no(sampleOfList(left, a, 0, a.min === 0 ? undefined : item));
    }
  }
  return unknown;
}
