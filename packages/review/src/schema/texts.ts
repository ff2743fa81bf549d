import { formatSamples, formsOf, hasFormat, impliesFormat, withForms } from './formats.ts';
import { type Automaton, type Language, languageOf, type State, unicodeSource } from './language.ts';
import type { Texts } from './shape.ts';

/** A string that was looked for: found, there but too long to build, certainly absent, or undecided. */
export type Found = { is: 'found'; text: string } | { is: 'long' } | { is: 'none' } | { is: 'unknown' };

/** Characters of the longest string that is built for its length alone; nobody reads a longer example. */
const longest = 2000;

/** States of the search. Beyond that the answer is `unknown`. */
const mostStates = 100_000;

/** Looks for the shortest string that is in one set and in none of the others. */
export function findText(inside: Texts, outside: readonly Texts[]): Found {
  if (inside.values) return findAmong(inside.values, inside, outside);
  const rest = outside.map((each) =>
    withoutShared(inside, each.formats.some((format) => !inside.formats.includes(format)) ? withForms(each) : each),
  );
  const known = [...inside.patterns, ...formsOf(inside.formats)].filter((each) => languageOf(each));
  const found = findIn({ ...inside, patterns: known }, rest);
  if (inside.patterns.every((each) => known.includes(each)) || found.is === 'none') return found;
  // A pattern that cannot be decided was left out: it may take the text that was found, which can be tried, or nothing.
  const texts = found.is === 'found' ? [found.text, ...longerThan(found.text, inside)] : [];
  return findAmong(texts, inside, rest);
}

/** A set without the patterns that hold for the other one anyway. */
function withoutShared({ patterns, notPatterns }: Texts, set: Texts): Texts {
  return {
    ...set,
    patterns: set.patterns.filter((each) => !patterns.includes(each)),
    notPatterns: set.notPatterns.filter((each) => !notPatterns.includes(each)),
  };
}

function findIn(inside: Texts, outside: readonly Texts[]): Found {
  // A set with a format that `inside` does not promise cannot be relied on to take a string.
  const reliable = outside.filter((each) => covers(inside, each));
  if (reliable.some((each) => isWider(each, inside))) return { is: 'none' };
  const others = outside.filter((each) => !covers(inside, each));
  const sure = search(inside, reliable);
  if (sure.is === 'none') return sure;
  const samples = inside.formats.flatMap((each) => formatSamples.get(each) ?? []);
  const grown = sure.is === 'found' ? longerThan(sure.text, inside) : [];
  const all = [...(sure.is === 'found' ? [sure.text] : []), ...samples, ...grown];
  const found = findAmong(all, inside, [...others, ...reliable]);
  if (found.is === 'found') return found;
  return others.length === 0 && inside.formats.length === 0 ? sure : { is: 'unknown' };
}

/** True if a set has only bounds of length, and these around those of another set. */
function isWider({ min, max, patterns, notPatterns, values }: Texts, inside: Texts): boolean {
  return patterns.length + notPatterns.length === 0 && !values && min <= inside.min && max >= inside.max;
}

function covers(inside: Texts, other: Texts): boolean {
  return !other.unclear && other.formats.every((each) => impliesFormat(inside.formats, each));
}

/** More strings to try where the shortest one is among the listed ones. */
function longerThan(text: string, { max }: Texts): string[] {
  return ['a', '0', '-', 'zz', '~x~', 'a b', 'A1'].map((each) => text + each).filter((each) => [...each].length <= max);
}

function findAmong(texts: readonly string[], inside: Texts, outside: readonly Texts[]): Found {
  let isSure = true;
  for (const text of texts) {
    const own = takesText(inside, text);
    const others = outside.map((each) => takesText(each, text));
    if (own === true && others.every((each) => each === false)) return { is: 'found', text };
    if (own !== false && !others.includes(true)) isSure = false;
  }
  return inside.values && isSure ? { is: 'none' } : { is: 'unknown' };
}

/** True if a set has a string; `undefined` if a format or a pattern cannot be judged. */
export function takesText(set: Texts, text: string): boolean | undefined {
  const length = [...text].length;
  if (length < set.min || length > set.max || (set.values && !set.values.includes(text))) return false;
  const said = [
    ...set.patterns.map((each) => matches(each, text)),
    ...set.notPatterns.map((each) => opposite(matches(each, text))),
    ...set.formats.map((each) => hasFormat(text, each)),
    ...(set.unclear ? [undefined] : []),
  ];
  if (said.includes(false)) return false;
  return said.includes(undefined) ? undefined : true;
}

function matches(pattern: string, text: string): boolean | undefined {
  // A pattern with a language has no backtracking to fear in short strings; others are not run on long ones.
  if (text.length > (languageOf(pattern) ? 2000 : 40)) return undefined;
  try {
    return new RegExp(unicodeSource(pattern), 'u').test(text);
  } catch {
    return undefined;
  }
}

const opposite = (value: boolean | undefined) => (value === undefined ? undefined : !value);

interface Reached {
  nodes: State[];
  length: number;
  text: string;
}

interface Criterion {
  min: number;
  max: number;
  in: number[];
  out: number[];
}

/** Breadth first over the product of all automata, so that the first string found is a shortest one. */
function search(inside: Texts, outside: readonly Texts[]): Found {
  const automata: Automaton[] = [];
  const known = new Map<string, Language | undefined>();
  const criterionOf = (set: Texts): Criterion | undefined => {
    const criterion: Criterion = { min: set.min, max: set.max, in: [], out: [] };
    const own = set.values ? [...set.patterns, patternOf(set.values)] : set.patterns;
    for (const [patterns, key, other] of [
      [own, 'in', 'out'],
      [set.notPatterns, 'out', 'in'],
    ] as const) {
      for (const pattern of patterns) {
        if (!known.has(pattern)) known.set(pattern, languageOf(pattern));
        const language = known.get(pattern);
        // "Matches none of several" is no conjunction of automata.
        if (!language || (key === 'out' && language.in.length + language.out.length > 1)) return undefined;
        for (const each of language.in) criterion[key].push(indexIn(automata, each));
        for (const each of language.out) criterion[other].push(indexIn(automata, each));
      }
    }
    return criterion;
  };
  const own = criterionOf(inside);
  const others = outside.map(criterionOf);
  if (!own || others.includes(undefined)) return { is: 'unknown' };
  return automata.length > 0 ? walk(automata, own, others as Criterion[]) : findLength(own, others as Criterion[]);
}

/** A string of a length that one criterion allows and no other does. */
function findLength({ min, max }: Criterion, others: Criterion[]): Found {
  const lengths = [min, ...others.map((each) => each.max + 1)].sort((a, b) => a - b);
  const isFree = (length: number) => !others.some((each) => length >= each.min && length <= each.max);
  const found = lengths.find((length) => length >= min && length <= max && isFree(length));
  if (found === undefined) return { is: 'none' };
  return found > longest ? { is: 'long' } : { is: 'found', text: 'a'.repeat(found) };
}

/** The pattern that matches these strings and no other. */
export function patternOf(values: readonly string[]): string {
  return `^(?:${values.map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})$`;
}

function indexIn(automata: Automaton[], automaton: Automaton): number {
  const index = automata.indexOf(automaton);
  return index === -1 ? automata.push(automaton) - 1 : index;
}

function walk(automata: Automaton[], own: Criterion, others: Criterion[]): Found {
  const bounds = [own, ...others].flatMap(({ min, max }) => [min, max]).filter((each) => each < Infinity);
  const cap = Math.max(0, ...bounds) + 1;
  const isFinal = (nodes: Reached['nodes'], index: number) => {
    const node = nodes[index];
    return node !== undefined && automata[index]?.finals.has(node) === true;
  };
  const fits = ({ nodes, length }: Reached, { min, max, in: yes, out: no }: Criterion) =>
    length >= min &&
    length <= max &&
    yes.every((index) => isFinal(nodes, index)) &&
    !no.some((index) => isFinal(nodes, index));
  const ids = new Map<State, number>([[undefined, 0]]);
  const idOf = (node: State) => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  };
  const seen = new Set<string>();
  let states: Reached[] = [{ nodes: automata.map((each) => each.initial), length: 0, text: '' }];
  while (states.length > 0) {
    const next: Reached[] = [];
    for (const state of states) {
      if (fits(state, own) && !others.some((each) => fits(state, each))) return { is: 'found', text: state.text };
      if (state.length >= own.max) continue;
      for (const [nodes, character] of stepsFrom(state.nodes)) {
        if (own.in.some((index) => nodes[index] === undefined)) continue;
        const length = Math.min(state.length + 1, cap);
        const key = `${nodes.map(idOf).join(' ')} ${length}`;
        if (seen.has(key)) continue;
        if (seen.size >= mostStates) return { is: 'unknown' };
        seen.add(key);
        next.push({ nodes, length, text: state.text + character });
      }
    }
    states = next;
  }
  return { is: 'none' };
}

const readable = [...'a0bA1-_. /'].map((each) => each.codePointAt(0) ?? 0);

/** Each set of states that one more character leads to, with a readable character that does. */
function stepsFrom(nodes: Reached['nodes']): [Reached['nodes'], string][] {
  const starts = new Set([...readable, 0x21]);
  for (const node of nodes) {
    for (const [range] of node?.out ?? []) {
      starts.add(range.min);
      starts.add(range.max + 1);
    }
  }
  const found = new Map<string, [Reached['nodes'], string]>();
  const ids = new Map<unknown, number>();
  for (const character of starts) {
    if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff)) continue;
    const next = nodes.map((node) => node?.out.get(character));
    const key = next.map((node) => ids.get(node) ?? ids.set(node, ids.size).size - 1).join(' ');
    if (!found.has(key)) found.set(key, [next, String.fromCodePoint(character)]);
  }
  return [...found.values()];
}
