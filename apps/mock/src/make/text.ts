import { ownOf } from '@dli-connections/document/node';
import { regExpOf } from '@dli-connections/document/patterns';
import { createChance } from '../chance.ts';
import { type Draw, drawOf, lengthOf, limits, type Maker, nat, pick } from './draw.ts';
import { type PatternMaker, patternMaker } from './pattern.ts';

const date = '20[12]\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ';
const name = '[a-z]{2,8}\\.test';

/** A pattern of each format that the contract's validators know; they accept more. */
export const formats: Readonly<Record<string, string>> = {
  date,
  time,
  'iso-time': time,
  'date-time': `${date}T${time}`,
  'iso-date-time': `${date}T${time}`,
  duration: 'P[1-9]D',
  email: '[a-z]{1,8}@[a-z]\\.test',
  'idn-email': '[a-z]{1,8}@[a-z]\\.test',
  hostname: name,
  'idn-hostname': name,
  ipv4: '192\\.0\\.2\\.[1-9]\\d',
  ipv6: '2001:db8::[1-9a-f][0-9a-f]{0,3}',
  uri: `https://${name}/[a-z]{0,8}`,
  url: `https://${name}/[a-z]{0,8}`,
  iri: `https://${name}/[a-z]{0,8}`,
  'uri-reference': '/[a-z]{1,8}',
  'iri-reference': '/[a-z]{1,8}',
  'uri-template': '/[a-z]{1,8}',
  'json-pointer': '/[a-z]{1,8}',
  'json-pointer-uri-fragment': '#/[a-z]{1,8}',
  'relative-json-pointer': '[0-9]',
  regex: '[a-z]{1,8}',
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}',
  byte: '(?:[A-Za-z0-9+/]{4}){1,4}',
};

const words = ['amber', 'basalt', 'cedar', 'delta', 'ember', 'fjord', 'garnet', 'harbor', 'indigo', 'juniper'];

/** Makes texts of the pattern, format and length of a schema. */
export function textMaker({ pattern, format, minLength = 0, maxLength = Infinity }: Record<string, unknown>): Maker {
  const [least, most] = [Number(minLength), Number(maxLength)];
  const known = ownOf(formats, String(format));
  const source = typeof pattern === 'string' ? pattern : known;
  if (source === undefined) return freeText(least, most);
  const make = patternMaker(source);
  const regExp = regExpOf(source);
  let found: string[] | undefined;
  const isLegal = (text: string) => text.length >= least && text.length <= most && regExp.test(text);
  return (draw) => {
    const text = make(draw);
    if (isLegal(text)) return text;
    const shortest = make(draw, 0);
    const missing = Math.max(0, lengthOf(least) - shortest.length);
    // A repetition may be of several characters.
    const stretched = [1, 2, 3, 4].map((length) => () => make(draw, Math.ceil(missing / length)));
    for (const next of [() => shortest, ...stretched]) {
      const other = next();
      if (isLegal(other)) return other;
    }
    found ??= searched(make, isLegal, missing);
    return found.length > 0 ? pick(draw, found) : text;
  };
}

/** Random texts of a pattern that are tried, and all their characters, and legal texts that are enough. */
const tries = { most: 1000, characters: 1_000_000, enough: 20 };

/** Legal texts of a pattern that looks around, which are found by trying. */
function searched(make: PatternMaker, isLegal: (text: string) => boolean, missing: number): string[] {
  const found = new Set<string>();
  let characters = 0;
  for (let turn = 0; turn < tries.most && characters < tries.characters && found.size < tries.enough; turn++) {
    const draw = drawOf(createChance(String(turn)));
    const text = make(draw, turn % 2 === 0 ? undefined : nat(draw, missing + 1), true);
    characters += text.length;
    if (isLegal(text)) found.add(text);
  }
  return [...found];
}

/** Number of characters up to which texts of words would be cut to the same ones. */
const shortText = 8;

function freeText(least: number, most: number): Maker {
  const short = most < shortText ? patternMaker(`[a-z0-9]{${most}}`) : undefined;
  return (draw) => (draw.isApart && short ? short(draw) : fitted(wordsOf(draw), lengthOf(least), most));
}

function wordsOf(draw: Draw): string {
  if (draw.isPlain) return 'string';
  if (draw.isApart) return `${nat(draw, limits.parts)} ${pick(draw, words)}`;
  return Array.from({ length: 1 + nat(draw, 3) }, () => pick(draw, words)).join(' ');
}

const fitted = (text: string, least: number, most: number) => text.padEnd(least, text).slice(0, most);
