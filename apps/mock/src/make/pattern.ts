import { regExpOf } from '@dli-connections/document/patterns';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Draw, nat, pick } from './draw.ts';

/** Makes the text of a part of a pattern. */
interface Part {
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
  /** The text of each group in the value that is being made, for back references. */
  captured: Map<AST.CapturingGroup, string>;
}

/** Makes texts in which a pattern matches, except that it reads no lookaround: the caller checks. */
export function patternMaker(pattern: string): Part['make'] {
  const { flags, unicode } = regExpOf(pattern);
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  const { alternatives } = parser.parsePattern(pattern, 0, pattern.length, { unicode });
  const captured: Context['captured'] = new Map();
  const { make } = oneOf(alternatives, { flags, captured }, mostMore);
  return (draw, more) => {
    captured.clear();
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
      for (const { make, room } of parts) {
        const own = left === undefined ? undefined : Math.min(room, left);
        if (left !== undefined) left -= own ?? 0;
        text += make(draw, own);
      }
      return text;
    },
    room: parts.reduce((sum, { room }) => sum + room, 0),
  };
}

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
      const characters = charactersOf(node.raw, flags);
      return fixed((draw) => pick(draw, characters));
    }
    default:
      return fixed(() => ''); // an anchor takes no character
  }
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

/** Characters that a class matches: letters and digits if there are any. */
function charactersOf(raw: string, flags: string): string[] {
  const regExp = new RegExp(`^${raw}$`, flags);
  const found = [letters, signs].map((all) => all.filter((each) => regExp.test(each))).find(({ length }) => length > 0);
  if (found) return found;
  for (let code = 0; code <= last; code++) {
    const character = String.fromCodePoint(code);
    if (regExp.test(character)) return [character];
  }
  return [''];
}
