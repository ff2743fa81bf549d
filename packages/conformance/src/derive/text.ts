import type { Schema } from '@dli-connections/contract/bundle';
import { listOf } from '@dli-connections/document/node';
import { without } from './constraints.ts';

/** Judges a text by a schema. */
export type Judge = (schema: Schema) => (value: unknown) => boolean;

/** A value with its word for the name of a case. */
export type Named = readonly [name: string, value: unknown];

/** Characters of each kind that patterns tell apart. */
const probes: Record<string, string> = {
  upper: 'Q',
  lower: 'q',
  first: 'A',
  last: 'z',
  'last-upper': 'Z',
  'first-lower': 'a',
  digit: '5',
  'digit-0': '0',
  'digit-9': '9',
  underscore: '_',
  hyphen: '-',
  dot: '.',
  colon: ':',
  plus: '+',
  at: '@',
  space: ' ',
  slash: '/',
  tilde: '~',
  comma: ',',
  equals: '=',
  umlaut: 'ü',
  'arabic-digit': '٣',
  newline: '\n',
  emoji: '😀',
  mark: '\u0301',
  'no-break-space': '\u00a0',
  superscript: '²',
  'letter-of-4-bytes': '𐐷',
};

/** Letters of two to four bytes in UTF-8; the last one has two units of UTF-16. */
const wide = { 'two-bytes': 'ü', 'three-bytes': '字', 'four-bytes': '𐐷' };

/** Numbers at which texts that hold numbers change their meaning; the last one is missing. */
const numbers = '0 1 9 10 32 33 99 100 128 129 199 200 249 250 255 256 300 08 '.split(' ');

/** Ways to write addresses and ranges that no example shows: each at the limit of its form. */
const forms = `
  255.255.255.255/32 255.255.255.255/33 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128
  ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/129 2001:0db8:85a3:0001:0002:8a2e:0370:7334 1:2:3:4:5:6:7::
  1:2:3:4:5:6::8 1:2:3:4:5::7:8 1:2:3:4::6:7:8 1:2:3::5:6:7:8 1:2::4:5:6:7:8 1::3:4:5:6:7:8 ::2:3:4:5:6:7:8 ::
  1:2:3:4:5:6:7:8:9 12345:: ::ffff:1.2.3.4 fe80::1%eth0 [::1] ::1/ 2001:db8::/032 :1:2:3:4:5:6:7
  1:2:3:4:5:6:7:8:: ::g`
  .trim()
  .split(/\s+/);

/** A text of exactly `n` characters, made by repeating a character of another where the schema lets it. */
function stretch(text: string, n: number, accepts: (value: unknown) => boolean): string | undefined {
  const letters = [...text];
  const missing = n - letters.length;
  if (missing < 0) return shrink(letters, n, accepts);
  for (let at = letters.length; at >= 0; at--) {
    for (const filler of new Set([letters[at - 1] ?? 'a', 'a', '1'])) {
      const longer = letters.slice(0, at).join('') + filler.repeat(missing) + letters.slice(at).join('');
      if (accepts(longer)) return longer;
    }
  }
  return undefined;
}

function shrink(letters: string[], n: number, accepts: (value: unknown) => boolean): string | undefined {
  return [letters.slice(0, n), letters.slice(letters.length - n)].map((each) => each.join('')).find(accepts);
}

/** The texts of a vocabulary that a schema accepts, its own first. */
export function legalTexts(schema: Schema, vocabulary: readonly string[], judge: Judge): string[] {
  const accepts = judge(schema);
  const own = (schema.enum as string[] | undefined) ?? [];
  return [...new Set([...own, ...vocabulary, 'a', 'k=v', 'ACTIVE', ''])].filter((text) => accepts(text)).slice(0, 12);
}

/** The three places in a text where a pattern may tell characters apart. */
const spots = {
  inside: (text: string, probe: string) => {
    const middle = Math.ceil(text.length / 2);
    return text.slice(0, middle) + probe + text.slice(middle);
  },
  first: (text: string, probe: string) => probe + text,
  last: (text: string, probe: string) => text + probe,
};

/** Characters that fail at one end only if an anchor or a class is wrong. */
const atEnds = ['newline', 'space', 'hyphen'];

/**
 * One text with all characters that are legal inside, and one for each other character. Ends vary only where that makes a
 * difference.
 */
function characters(text: string, accepts: (value: unknown) => boolean): Named[] {
  const judged = Object.entries(probes).map(([name, probe]) => {
    const at = (spot: keyof typeof spots) => [`${name}-${spot}`, spots[spot](text, probe)] as const;
    const here = { inside: at('inside'), first: at('first'), last: at('last') };
    return { name, probe, ...here, legal: (spot: keyof typeof spots) => accepts(here[spot][1]) };
  });
  // Each character is tried at ends that have rules of their own.
  const positional = judged.some(
    ({ legal }) => legal('first') !== legal('inside') || legal('last') !== legal('inside'),
  );
  const found: Named[] = [];
  let alphabet = '';
  for (const { name, probe, inside, first, last, legal } of judged) {
    if (legal('inside') && accepts(spots.inside(text, alphabet + probe))) alphabet += probe;
    else found.push(inside);
    if (positional || (!legal('inside') && atEnds.includes(name))) found.push(first, last);
  }
  return alphabet === '' ? found : [['alphabet', spots.inside(text, alphabet)], ...found];
}

/** Variants of a text: other characters, other numbers in an address, another case, less of it. */
function variantsOf(text: string, accepts: (value: unknown) => boolean): Named[] {
  const found = characters(text, accepts);
  for (const { 0: run, index } of /^[\d./]+$|:/.test(text) ? text.matchAll(/\d+/g) : []) {
    for (const number of numbers)
      found.push([
        `number-${number || 'none'}-at-${index}`,
        text.slice(0, index) + number + text.slice(index + run.length),
      ]);
  }
  const mixed = [...text].map((each, at) => (at % 2 ? each.toUpperCase() : each.toLowerCase())).join('');
  return [
    ...found,
    ['upper-case', text.toUpperCase()],
    ['lower-case', text.toLowerCase()],
    ['mixed-case', mixed],
    ['prolonged', `${text}x`],
    ['greatest-numbers', text.replaceAll(/\d+/g, '255')],
    ['half', text.slice(0, Math.ceil(text.length / 2))],
    ['empty', ''],
    ['one', 'q'],
    ...(/^[\d./]+$|:/.test(text) ? forms.map((form, at) => [`form-${at + 1}`, form] as const) : []),
  ];
}

/** The text that variants are made of: two letters, where that is legal. */
function plainest([first]: readonly string[], accepts: (value: unknown) => boolean): string | undefined {
  return accepts('aa') ? 'aa' : first;
}

/** Texts that a schema accepts: on each limit and just inside it, and of each kind that its other rules let through. */
export function keptTexts(schema: Schema, legal: readonly string[], judge: Judge): Map<string, Named[]> {
  const accepts = judge(schema);
  const kept = new Map<string, Named[]>();
  const add = (keyword: string, named: Named) => {
    if (keyword in schema) kept.set(keyword, [...(kept.get(keyword) ?? []), named]);
  };
  const { minLength = 0, maxLength } = schema as { minLength?: number; maxLength?: number };
  const sized = (n: number) => legal.map((text) => stretch(text, n, accepts)).find((text) => text !== undefined);
  const sizes = [
    ['minLength', 'on', minLength],
    ['minLength', 'inside', minLength + 1],
    ['maxLength', 'on', maxLength],
    ['maxLength', 'inside', (maxLength ?? 0) - 1],
  ] as const;
  for (const [keyword, name, size] of sizes) {
    const text = size === undefined || !(keyword in schema) ? undefined : sized(size);
    if (text !== undefined) add(keyword, [name, text]);
  }
  // Limits count characters, not bytes or UTF-16 units.
  for (const [name, filler] of Object.entries(wide)) {
    const text = filler.repeat(maxLength ?? 0);
    if (maxLength !== undefined && maxLength > 0 && accepts(text)) add('maxLength', [`on-${name}`, text]);
  }
  for (const value of listOf(schema.enum)) add('enum', [`${value}`, value]);
  const rule =
    ['pattern', 'anyOf', 'format', 'not', 'maxLength', 'type'].find((keyword) => keyword in schema) ?? 'type';
  const first = plainest(legal, accepts);
  const variants = first === undefined || schema.enum ? [] : variantsOf(first, accepts);
  for (const [at, text] of legal.slice(0, 3).entries()) add(rule, [`shown-${at + 1}`, text]);
  // A character that must not come first may come later.
  const later = `${first}${forbiddenIn(schema)}`;
  if (first !== undefined && accepts(later)) add('not', ['forbidden-later', later]);
  for (const [name, text] of variants) if (accepts(text) && !legal.includes(String(text))) add(rule, [name, text]);
  return kept;
}

/** The text that `not` excludes. */
const forbiddenIn = ({ not }: Schema) => String((not as Schema | undefined)?.pattern ?? '').replaceAll(/[\^$]/g, '');

/** Texts that a schema refuses for one of its keywords alone. */
export function brokenTexts(schema: Schema, keyword: string, legal: readonly string[], judge: Judge): Named[] {
  const accepts = judge(schema);
  const loosened = judge(without(schema, keyword));
  const isBroken = ([, text]: Named) => !accepts(text) && loosened(text);
  const limit = Number(schema[keyword]);
  if (keyword === 'minLength' || keyword === 'maxLength') {
    const size = keyword === 'minLength' ? limit - 1 : limit + 1;
    const text = legal.map((each) => stretch(each, size, loosened)).find((each) => each !== undefined);
    return text === undefined ? [] : [['outside', text]];
  }
  const pool = variantsOf(plainest(legal, accepts) ?? 'a', accepts);
  return [...pool, ['as-forbidden', `${forbiddenIn(schema)}q`] as const].filter(isBroken);
}
