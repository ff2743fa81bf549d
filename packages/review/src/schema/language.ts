import {
  type Alternation,
  type Assertion,
  type CharSet,
  type Concatenation,
  DFA,
  type Element,
  JS,
  NFA,
  type NoParent,
  type Quantifier,
  Transformers,
  transform,
} from 'refa';

/** The strings that a pattern matches: those in every automaton of `in` and in none of `out`. */
export interface Language {
  in: DFA[];
  out: DFA[];
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
      const anchored = inner.map((each) => ({ ...each, elements: [anchorOf(only), ...each.elements] }));
      language[negate ? 'out' : 'in'].push(automatonOf(anchored));
    }
    rest = [{ ...only, elements: [anchorOf(only), ...only.elements.slice(index)] }];
  }
  language.in.push(automatonOf(rest));
  return language;
}

function anchorOf({ elements }: NoParent<Concatenation>): NoParent<Element> {
  const [first] = elements;
  if (!first) throw new Error('a pattern that begins with an anchor has a first element');
  return first;
}

function automatonOf(alternatives: NoParent<Concatenation>[]): DFA {
  const open = alternatives.map((each) => openEnd(openEnd(each, 'behind'), 'ahead'));
  const whole = { type: 'Expression' as const, alternatives: open };
  const plain = transform(Transformers.applyAssertions(), whole, { maxPasses: 50 });
  const nfa = NFA.fromRegex(plain, { maxCharacter }, { assertions: 'throw' }, new NFA.LimitedNodeFactory(mostStates));
  const automaton = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(mostStates));
  automaton.minimize();
  return automaton;
}

/** Writes out that a pattern may begin, or end, anywhere unless it is anchored there. */
function openEnd(concatenation: NoParent<Concatenation>, side: 'behind' | 'ahead'): NoParent<Concatenation> {
  const { elements } = concatenation;
  const isStart = side === 'behind';
  const edge = isStart ? elements[0] : elements.at(-1);
  const inner = isStart ? elements.slice(1) : elements.slice(0, -1);
  const put = (element: NoParent<Element>[], rest: NoParent<Element>[]) =>
    isStart ? [...element, ...rest] : [...rest, ...element];
  if (isAnchor(edge, side)) {
    // A repeated anchor is redundant; the recursion removes it too.
    const next = isStart ? inner[0] : inner.at(-1);
    return isAnchor(next, side)
      ? openEnd({ ...concatenation, elements: inner }, side)
      : { ...concatenation, elements: inner };
  }
  if (edge?.type === 'Alternation' && holdsAnchor(edge)) {
    const alternatives = edge.alternatives.map((each) => openEnd(each, side));
    return { ...concatenation, elements: put([{ ...edge, alternatives }], inner) };
  }
  return { ...concatenation, elements: put([anything], elements) };
}

const everyCharacter = JS.Parser.fromLiteral({ source: '[^]', flags: 'u' }).parse().expression;
const anything: NoParent<Quantifier> = {
  type: 'Quantifier',
  min: 0,
  max: Number.POSITIVE_INFINITY,
  lazy: false,
  alternatives: everyCharacter.alternatives,
};

function holdsAnchor({ alternatives }: NoParent<Alternation>): boolean {
  return alternatives.some(({ elements }) =>
    elements.some((each) => each.type === 'Assertion' || (each.type === 'Alternation' && holdsAnchor(each))),
  );
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
