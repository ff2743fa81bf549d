import { regExpOf } from '@dli-connections/document/patterns';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Draw, nat, pick } from './draw.ts';

/** Makes the text of a part of a pattern. */
interface Part {
  /** The side on which the text takes the place of what is there, if it does not stand between its neighbours. */
  over?: (draw: Draw) => 'before' | 'behind' | undefined;
  /** With `more`, the repetitions are the least ones and, as far as there is room, so many more. */
  make: (draw: Draw, more?: number) => string;
  room: number;
}

/** Extra repetitions of an outermost part. Each nested part gets half as many, since their number multiplies. */
const mostMore = 8;

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const signs = [...'-_.:/ !"#$%&\'()*+,;<=>?@[\\]^`{|}~'];
const last = 0x10ffff;

interface Context {
  flags: string;
  /** True to choose of all that a pattern may match, instead of what reads well, and to write out what lookarounds ask for. */
  isWild: boolean;
  /** The text of each group in the value that is being made, for back references. */
  captured: Map<AST.CapturingGroup, string>;
}

/** Makes texts in which a pattern matches, except that a lookaround may not: the caller checks. */
export type PatternMaker = (draw: Draw, more?: number, isWild?: boolean) => string;

/** Makes the maker of a pattern. */
export function patternMaker(pattern: string): PatternMaker {
  const { flags, unicode } = regExpOf(pattern);
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  const { alternatives } = parser.parsePattern(pattern, 0, pattern.length, { unicode });
  const context: Context = { flags, captured: new Map(), isWild: false };
  const { make } = oneOf(alternatives, context, mostMore);
  return (draw, more, isWild = false) => {
    context.captured.clear();
    context.isWild = isWild;
    return make(draw, more);
  };
}

function oneOf(alternatives: readonly AST.Alternative[], context: Context, most: number): Part {
  const all = alternatives.map(({ elements }) => inTurn(elements.map((each) => partOf(each, context, most))));
  const roomy = all.filter(({ room }) => room > 0);
  return {
    make: (draw, more) => pick(draw, more && roomy.length > 0 ? roomy : all).make(draw, more),
    room: Math.max(...all.map(({ room }) => room)),
  };
}

/** Parts in sequence. The first ones take as many of the extra characters as they have room for. */
function inTurn(parts: readonly Part[]): Part {
  return {
    make(draw, more) {
      let [text, left] = ['', more];
      let ahead: { start: number; text: string } | undefined;
      for (const { make, room, over } of parts) {
        const own = left === undefined ? undefined : Math.min(room, left);
        if (left !== undefined) left -= own ?? 0;
        const made = make(draw, own);
        const side = over?.(draw);
        if (side === 'before') text = text.slice(0, Math.max(0, text.length - made.length)) + made;
        else if (side === 'behind') ahead = { start: text.length, text: made };
        else text += made;
      }
      return ahead ? covered(text, ahead) : text;
    },
    room: parts.reduce((sum, { room }) => sum + room, 0),
  };
}

/** A text with another over its characters from a place on. */
const covered = (text: string, { start, text: other }: { start: number; text: string }) =>
  text.slice(0, start) + other + text.slice(start + other.length);

const fixed = (make: Part['make']): Part => ({ make, room: 0 });

function partOf(node: AST.Element, context: Context, most: number): Part {
  const { flags, captured } = context;
  switch (node.type) {
    case 'Group':
      return oneOf(node.alternatives, context, most);
    case 'CapturingGroup': {
      const { make, room } = oneOf(node.alternatives, context, most);
      const capture: Part['make'] = (draw, more) => {
        const text = make(draw, more);
        captured.set(node, text);
        return text;
      };
      return { make: capture, room };
    }
    case 'Backreference': {
      const groups = [node.resolved].flat();
      // A group without a text matches the empty one.
      return fixed(() => groups.map((each) => captured.get(each)).find((text) => text !== undefined) ?? '');
    }
    case 'Quantifier':
      return repeated(node, context, most);
    case 'Character': {
      const text = String.fromCodePoint(node.value);
      return fixed(() => text);
    }
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const [usual, all] = charactersOf(node.raw, flags);
      return fixed((draw) => pick(draw, context.isWild ? all : usual));
    }
    case 'Assertion':
      return lookaround(node, context, most);
    default:
      return fixed(() => '');
  }
}

/** A lookaround takes no character, but its text may be needed: between its neighbours, or in place of one. */
function lookaround(node: AST.Assertion, context: Context, most: number): Part {
  if (node.kind === 'word') return fixed((draw) => (context.isWild ? pick(draw, ['', ' ', 'a']) : ''));
  if (!('alternatives' in node) || node.negate) return fixed(() => '');
  const { make } = oneOf(node.alternatives, context, most);
  const sides = [undefined, node.kind === 'lookahead' ? 'behind' : 'before'] as const;
  return {
    make: (draw) => (context.isWild && nat(draw, 3) > 0 ? make(draw) : ''),
    over: (draw) => (context.isWild ? pick(draw, sides) : undefined),
    room: 0,
  };
}

function repeated({ min, max, element }: AST.Quantifier, context: Context, most: number): Part {
  const part = partOf(element, context, most >> 1);
  const { captured } = context;
  // Each repetition begins without the texts of its groups (ECMA-262, 22.2.2.3.1).
  const forget = () => {
    for (const group of captured.keys())
      if (group.start >= element.start && group.end <= element.end) captured.delete(group);
  };
  return {
    make(draw, more) {
      const optional = more ?? (draw.isPlain ? 0 : nat(draw, Math.min(max - min, most) + 1));
      const count = min + Math.min(max - min, optional);
      let [text, left] = ['', more === undefined ? undefined : more - (count - min)];
      for (let at = 0; at < count; at++) {
        const own = left === undefined ? undefined : Math.min(part.room, left);
        if (left !== undefined) left -= own ?? 0;
        forget();
        text += part.make(draw, own);
      }
      return text;
    },
    room: max - min + (part.room > 0 ? max * part.room : 0),
  };
}

/** Characters that a class matches: letters and digits if there are any, and more of them. */
function charactersOf(raw: string, flags: string): [usual: string[], all: string[]] {
  const regExp = new RegExp(`^${raw}$`, flags);
  const [words, others] = [letters, signs].map((all) => all.filter((each) => regExp.test(each))) as [
    string[],
    string[],
  ];
  const all = [...words, ...others];
  if (all.length > 0) return [words.length > 0 ? words : others, all];
  for (let code = 0; code <= last; code++) {
    const character = String.fromCodePoint(code);
    if (regExp.test(character)) return [[character], [character]];
  }
  return [[''], ['']];
}
