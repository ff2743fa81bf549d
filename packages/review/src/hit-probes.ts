import type { Bundle } from '@dli-connections/contract/codegen';
import { type Contract, describe } from '@dli-connections/contract/server';
import { isObject } from './bundle.ts';
import type { Example } from './examples.ts';
import type { BothEditions } from './hit-examples.ts';

/** A request that the released contract accepts and the working one refuses: a witness of a break. */
export interface Probe {
  operationId: string;
  /** Such as `request body: seed, with queues[0] = "q1-"`. */
  request: string;
  reason: string;
}

/** Lists longer than this are not built: a witness is wanted, not a load test. */
const longest = 2000;

/**
 * Looks for requests that break: takes each released example and changes one value at a time, to every limit and word that
 * the released contract knows. One witness per operation and place is kept. What it finds is broken; what it does not find
 * may still be.
 */
export function findProbes({ released, working }: BothEditions): Probe[] {
  const words = vocabularyOf(released.document);
  const found = new Map<string, Probe>();
  for (const example of released.examples) {
    const [own, other] = [checkOf(released.contract, example), checkOf(working.contract, example)];
    if (!own || !other) continue;
    // An example that is refused as it stands is told by itself; what is refused of its variants is refused for that.
    if (own.all(example.value) && !other.all(example.value)) continue;
    for (const { place, change, value } of variantsOf(example.value, words)) {
      const key = `${example.operationId} ${example.part} ${place.replaceAll(/\[\d+\]/g, '[]')}`;
      if (found.has(key) || !own.all(value) || other.all(value)) continue;
      const part = example.part === 'body' ? 'request body' : example.part;
      found.set(key, {
        operationId: example.operationId,
        request: `${part}: ${example.name}, ${change}`,
        reason: describe(example.part, value, other.all.errors ?? []),
      });
    }
  }
  return [...found.values()];
}

function checkOf(contract: Contract, { operationId, part }: Example) {
  return part === 'response' ? undefined : contract.validators[operationId]?.[part];
}

/** The numbers and texts that stand in the schemas of a bundle: limits to go to, values to try. */
interface Vocabulary {
  lengths: number[];
  numbers: number[];
  texts: string[];
}

function vocabularyOf(document: Bundle): Vocabulary {
  const [lengths, numbers, texts] = [new Set<number>(), new Set<number>(), new Set<string>()];
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'number' && /^(max|min)(Length|Items)$/.test(key) && value <= longest) lengths.add(value);
    if (typeof value === 'number' && /imum$/i.test(key)) numbers.add(value);
    if (typeof value === 'string' && /^(enum|const|default|examples?)$/.test(key)) texts.add(value);
    if (Array.isArray(value)) for (const each of value) visit(each, key);
    if (isObject(value)) for (const [name, each] of Object.entries(value)) visit(each, name);
  };
  visit(document);
  return { lengths: [...lengths], numbers: [...numbers], texts: [...texts] };
}

interface Variant {
  /** `queues[0]`. */
  place: string;
  /** What was done, in words. */
  change: string;
  value: unknown;
}

/** Every value that differs from an example in one place. */
function* variantsOf(value: unknown, words: Vocabulary, place = ''): Generator<Variant> {
  for (const other of othersOf(value, words)) {
    yield { place, change: place ? `with ${place} = ${brief(other)}` : `being ${brief(other)}`, value: other };
  }
  if (Array.isArray(value)) {
    const [first] = value;
    if (first === undefined) return;
    for (const inner of variantsOf(first, words, `${place}[0]`)) yield { ...inner, value: value.with(0, inner.value) };
  } else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) {
      const at = place ? `${place}.${name}` : name;
      const { [name]: _, ...rest } = value;
      yield { place: at, change: `without ${at}`, value: rest };
      for (const inner of variantsOf(each, words, at)) yield { ...inner, value: { ...value, [name]: inner.value } };
    }
  }
}

/** Other values in the place of one. */
function othersOf(value: unknown, { lengths, numbers, texts }: Vocabulary): unknown[] {
  if (typeof value === 'string') {
    const grown = ['-', ' ', '.', '_', '/', '+', '1', 'é', '名'].flatMap((sign) => [value + sign, sign + value]);
    return [...grown, value.toUpperCase(), '', ...lengths.map((length) => 'a'.repeat(length)), ...texts];
  }
  if (typeof value === 'number') return [...numbers, 0, 1, -1, value + 0.5];
  if (Array.isArray(value)) {
    const filled = value.length > 0 ? lengths.map((length) => Array.from({ length }, () => value[0])) : [];
    return [[], null, ...filled];
  }
  return isObject(value) ? [{}, null] : [null];
}

function brief(value: unknown): string {
  if (Array.isArray(value) && value.length > 3) return `a list of ${value.length}`;
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `a text of ${String(value).length} characters`;
}
