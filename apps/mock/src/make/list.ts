import { isNode, listOf } from '@dli-connections/document/node';
import { merged } from '../merged.ts';
import { apart, type Draw, type Maker, nat, spend } from './draw.ts';

/** Nesting depth up to which lists may have several items. Deeper lists have one, since their number multiplies. */
const wideLevels = 2;

/** Maximum number of distinct items. A longer list repeats them. */
const mostDistinct = 50;

/** Optional parts of each item of a list whose items differ, at least. */
const leastShare = 3;

/** Makes lists: those of `prefixItems`, `items` and `contains`. */
export function listMaker(schema: Record<string, unknown>, makerOf: (schema: unknown) => Maker): Maker {
  const { items = schema.unevaluatedItems, contains, minContains = 1, minItems = 0, maxItems = Infinity } = schema;
  const first = listOf(schema.prefixItems).map(makerOf);
  const rest = items === false ? undefined : makerOf(items ?? {});
  const sought = contains === undefined ? 0 : Number(minContains);
  const contained = makerOf(isNode(items) && isNode(contains) ? merged([items, contains]) : contains);
  const most = rest ? Number(maxItems) : Math.min(Number(maxItems), first.length);
  const least = Math.max(Number(minItems), sought);
  const isUnique = schema.uniqueItems === true;

  function wanted(draw: Draw): number {
    if (draw.left <= 0) return least;
    const several = draw.isPlain || draw.lists >= wideLevels ? 1 : 1 + nat(draw, 3);
    return Math.max(least, Math.min(most, Math.max(first.length + sought, several)));
  }

  function itemAt(index: number, count: number, draw: Draw): unknown {
    if (index >= count - sought) return contained(draw);
    return (first[index] ?? rest ?? contained)(draw);
  }

  return (draw) => {
    const count = wanted(draw);
    const list: unknown[] = [];
    draw.lists++;
    const start = isUnique ? nat(draw, count) : 0;
    const share = Math.max(leastShare, Math.floor(draw.left / count));
    for (let index = 0; index < count; index++) {
      spend(draw);
      const isRepeated = index >= first.length + mostDistinct && !isUnique && sought === 0;
      const own = isUnique ? apart(draw, (((start + index) % count) + 0.5) / count, share) : draw;
      list.push(isRepeated ? list[index - mostDistinct] : itemAt(index, count, own));
      if (own !== draw) draw.left -= share - own.left;
    }
    draw.lists--;
    return isUnique ? distinct(list, least) : list;
  };
}

/** Items without repetitions, as long as there are enough. */
function distinct(list: unknown[], least: number): unknown[] {
  const different = [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
  return different.length >= least ? different : list;
}
