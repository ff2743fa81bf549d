import {
  type Alternation,
  type Assertion,
  type CharSet,
  type Concatenation,
  combineTransformers,
  DFA,
  type Element,
  JS,
  NFA,
  type NoParent,
  type Transformer,
  Transformers,
  transform,
} from 'refa';

/** A state of an automaton; `undefined` for the one that nothing leads out of. */
export type State = DFA.ReadonlyNode | undefined;

/** Strings, read from the first state to a final one. */
export interface Automaton {
  initial: State;
  finals: ReadonlySet<State>;
}

/** The strings that a pattern matches: those in every automaton of `in` and in none of `out`. */
export interface Language {
  in: Automaton[];
  out: Automaton[];
}

/** Automata grow exponentially with some patterns. Beyond this many states a pattern counts as undecidable. */
const mostStates = 5000;
const maxCharacter = 0x10ffff;

const known = new Map<string, Language | undefined>();

/** The language of an ECMAScript pattern with the `u` flag; `undefined` for one that is not regular or is too large. */
export function languageOf(pattern: string): Language | undefined {
  if (!known.has(pattern)) known.set(pattern, build(pattern));
  return known.get(pattern);
}

/**
 * A pattern in the syntax of the `u` flag, by which JSON Schema counts characters. Many are written for the older one, which
 * lets any sign be escaped and lets a class such as `\w` stand at the end of a range.
 */
export function unicodeSource(pattern: string): string {
  if (isValid(pattern)) return pattern;
  const escaped = (sign: string) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return pattern
    .replaceAll(/(\\[wdsWDS])-(?!\])/g, (_, name) => name + escaped('-'))
    .replaceAll(/\\([-_@#%&~`'",:;<>=! ])/g, (_, sign) => escaped(sign));
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source, 'u') !== undefined;
  } catch {
    return false;
  }
}

function build(pattern: string): Language | undefined {
  try {
    // Not worth parsing: an automaton of this size would exceed the limit.
    if (pattern.length > 2000) return undefined;
    const parser = JS.Parser.fromLiteral({ source: unicodeSource(pattern), flags: 'u' });
    const { expression } = parser.parse({ backreferences: 'throw', maxNodes: 20_000 });
    return withLookaheads(expression.alternatives);
  } catch {
    return undefined; // a syntax error, a backreference, or one of the limits
  }
}

/** Lookaheads at the very start are languages of their own: `^(?!.*--)[a-z-]+$`. */
function withLookaheads(alternatives: NoParent<Concatenation>[]): Language {
  const [only] = alternatives;
  const language: Language = { in: [], out: [] };
  let rest = alternatives;
  if (alternatives.length === 1 && only && isAnchor(only.elements[0], 'behind')) {
    let index = 1;
    for (; isLookahead(only.elements[index]); index += 1) {
      const { negate, alternatives: inner } = only.elements[index] as NoParent<Assertion>;
      const anchored = inner.map((each) => ({ ...each, elements: [...elementsOf('^'), ...each.elements] }));
      language[negate ? 'out' : 'in'].push(automatonOf(anchored));
    }
    rest = [{ ...only, elements: [...elementsOf('^'), ...only.elements.slice(index)] }];
  }
  language.in.push(automatonOf(rest));
  return language;
}

/** Stands before and after each string, so that a pattern finds a character where it looks beyond the ends. */
const edge = 0xdfff;

/** The parts of a pattern. A transformation changes them, so each automaton has its own. */
function elementsOf(source: string): NoParent<Element>[] {
  const { alternatives } = JS.Parser.fromLiteral({ source, flags: 'u' }).parse().expression;
  return alternatives.flatMap(({ elements }) => elements);
}

/** Takes the mark out of the characters of a pattern: it is none of the string. */
const withoutEdge: Transformer = {
  onCharacterClass(node) {
    node.characters = node.characters.without({ min: edge, max: edge });
  },
};

/** Puts the mark on one side, where a pattern may begin or end anywhere; in each branch of a choice that looks beyond the end. */
function withEdge(concatenation: NoParent<Concatenation>, side: 'behind' | 'ahead'): NoParent<Concatenation> {
  const { elements } = concatenation;
  const isStart = side === 'behind';
  const outer = isStart ? elements[0] : elements.at(-1);
  if (outer?.type === 'Alternation' && holdsAssertion(outer)) {
    const inner = { ...outer, alternatives: outer.alternatives.map((each) => withEdge(each, side)) };
    return { ...concatenation, elements: isStart ? [inner, ...elements.slice(1)] : [...elements.slice(0, -1), inner] };
  }
  const mark = elementsOf(isStart ? '\\u{dfff}[^\\u{dfff}]*' : '[^\\u{dfff}]*\\u{dfff}');
  return { ...concatenation, elements: isStart ? [...mark, ...elements] : [...elements, ...mark] };
}

function holdsAssertion({ alternatives }: NoParent<Alternation>): boolean {
  return alternatives.some(({ elements }) =>
    elements.some((each) => each.type === 'Assertion' || (each.type === 'Alternation' && holdsAssertion(each))),
  );
}

/** Refuses a lookaround of several characters beside another or a choice: the library would keep its first character only. */
const withoutLong: Transformer = {
  onConcatenation({ elements }) {
    for (const [at, each] of elements.entries()) {
      if (each.type !== 'Assertion' || isShort(each)) continue;
      const beside = elements[each.kind === 'ahead' ? at + 1 : at - 1];
      if (beside?.type === 'Assertion' || beside?.type === 'Alternation') throw new Error('not decided');
    }
  },
};

const isShort = ({ alternatives }: NoParent<Assertion>) =>
  alternatives.every(({ elements: [first, ...more] }) => first?.type === 'CharacterClass' && more.length === 0);

/** Writes out what assertions say about their neighbours, once no group stands between. */
const applied = combineTransformers([
  Transformers.inline(),
  withoutLong,
  Transformers.removeDeadBranches(),
  Transformers.applyAssertions(),
]);

function automatonOf(alternatives: NoParent<Concatenation>[]): Automaton {
  const own = transform(withoutEdge, { type: 'Expression', alternatives }, { maxPasses: 1 });
  const marked = own.alternatives.map((each) => withEdge(withEdge(each, 'behind'), 'ahead'));
  const whole = { type: 'Expression' as const, alternatives: marked };
  const plain = transform(applied, whole, { maxPasses: 50 });
  const nfa = NFA.fromRegex(plain, { maxCharacter }, { assertions: 'throw' }, new NFA.LimitedNodeFactory(mostStates));
  const automaton = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(mostStates));
  automaton.minimize();
  const finals: ReadonlySet<State> = automaton.finals;
  return {
    initial: automaton.initial.out.get(edge),
    finals: new Set([...automaton.nodes()].filter((node) => finals.has(node.out.get(edge)))),
  };
}

/** `^` and `$` are parsed as "no character before" and "no character after". */
function isAnchor(element: NoParent<Element> | undefined, side: 'behind' | 'ahead'): boolean {
  if (element?.type !== 'Assertion' || !element.negate || element.kind !== side) return false;
  const [first] = element.alternatives;
  const inner = first?.elements.length === 1 ? first.elements[0] : undefined;
  return element.alternatives.length === 1 && inner?.type === 'CharacterClass' && (inner.characters as CharSet).isAll;
}

function isLookahead(element: NoParent<Element> | undefined): boolean {
  return element?.type === 'Assertion' && element.kind === 'ahead' && !isAnchor(element, 'ahead');
}
