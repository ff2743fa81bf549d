import { regExpOf } from '@dli-connections/document/patterns';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Draw, nat, pick } from './draw.ts';

/** Makes a text for a draw. A repetition happens `more` times than it would, within its bounds. */
type Part = (draw: Draw, more: number) => string;

/** Repetitions beyond the least. */
const mostMore = 8;

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const signs = [...'-_.:/ !"#$%&\'()*+,;<=>?@[\\]^`{|}~'];
const last = 0xffff;

/** Makes texts in which a pattern matches, except that it reads no lookaround: the caller checks. */
export function patternMaker(pattern: string): Part {
  const regExp = regExpOf(pattern);
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  const { alternatives } = parser.parsePattern(pattern, 0, pattern.length, { unicode: regExp.unicode });
  return oneOf(alternatives, regExp.flags);
}

function oneOf(alternatives: readonly AST.Alternative[], flags: string): Part {
  const all = alternatives.map(({ elements }) => elements.map((each) => partOf(each, flags)));
  return (draw, more) => pick(draw, all).reduce((text, part) => text + part(draw, more), '');
}

function partOf(node: AST.Element, flags: string): Part {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return oneOf(node.alternatives, flags);
    case 'Quantifier':
      return repeated(node, flags);
    case 'Character':
      return () => String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const characters = charactersOf(node.raw, flags);
      return (draw) => pick(draw, characters);
    }
    default:
      return () => ''; // an anchor takes no character
  }
}

function repeated({ min, max, element }: AST.Quantifier, flags: string): Part {
  const part = partOf(element, flags);
  return (draw, more) => {
    const optional = draw.isPlain ? 0 : nat(draw, Math.min(max - min, mostMore) + 1);
    const count = Math.max(min, Math.min(max, min + optional + more));
    let text = '';
    for (let at = 0; at < count; at++) text += part(draw, more);
    return text;
  };
}

/** Characters that a class matches: letters and digits where there are any. */
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
