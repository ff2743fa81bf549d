import type { BodyLimits } from './operation.ts';
import { quote } from './violations.ts';

/** The number of names in a JSON text, or the reason why it is not worth parsing. */
export type Scan = { names: number; problem?: undefined } | { names?: undefined; problem: string };

/**
 * Checks the bytes of a JSON text before it is parsed. A parser can make a value of every two bytes, which costs a thousand
 * times as much, so a body with more than any legal one is refused unparsed. Bytes that are not JSON may pass.
 */
export function scan(bytes: Uint8Array, limits: BodyLimits): Scan {
  const { depth: deepest, values: mostValues, names: mostNames, text: longest } = limits;
  // Start of the last text, and start of the last text that is a name.
  let [start, name] = [-1, -1];
  const refuse = (problem: string, at: number): Scan => {
    const place = name < 0 ? `position ${at}` : quote(textAt(bytes, name));
    return { problem: `body must not ${problem} (at ${place})` };
  };
  const namesAt: number[] = [0]; // of each open object, by its depth
  let [depth, values, names, scalars] = [0, 0, 0, 0];
  // In JSON a scalar follows a bracket, a comma or a colon, unless it is all there is.
  const spare = deepest < Infinity ? 1 : Infinity;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20) {
      at = endOfSpace(bytes, at) - 1;
      continue;
    }
    switch (byte) {
      case 0x22 /* " */:
        {
          const end = endOfText(bytes, at, longest);
          if (++scalars > values + names + spare) return notJson(at);
          if (end < 0) return refuse('hold NUL or half a surrogate pair', -end);
          if (end - at - 1 > longest) return refuse(`have a text of more than ${longest} bytes`, at);
          start = at;
          at = end;
          break;
        }
      case 0x5b /* [ */:
      case 0x7b /* { */:
        if (++depth > deepest) return refuse(`have more than ${deepest} levels`, at);
        if (++values > mostValues) return refuse(`have more than ${mostValues} values`, at);
        namesAt[depth] = 0;
        break;
      case 0x5d /* ] */:
      case 0x7d /* } */:
        if (--depth < 0) return { names };
        break;
      case 0x2c /* , */:
        if (++values > mostValues) return refuse(`have more than ${mostValues} values`, at);
        break;
      case 0x3a /* : */:
        {
          const own = (namesAt[depth] ?? 0) + 1;
          if (own > mostNames) return refuse(`have more than ${mostNames} names in one object`, at);
          namesAt[depth] = own;
          name = start;
          names++;
          break;
        }
      default: {
        // Reading a number takes longer than reading as many characters of anything else.
        const most = deepest < Infinity ? longestNumber : Infinity;
        const end = endOfWord(bytes, at, most);
        if (++scalars > values + names + spare) return notJson(at);
        if (end - at > most) return refuse(`have a number of more than ${longestNumber} characters`, at);
        at = end - 1;
      }
    }
  }
  return { names };
}

const notJson = (at: number): Scan => ({ problem: `body must be JSON (it goes wrong at position ${at})` });

/** Length of the longest number in a body with limits, in characters: far above that of any number that is exact. */
const longestNumber = 64;

/** Finds the end of a text without the white space behind it, which may be all there is. */
export function endOfContent(bytes: Uint8Array): number {
  let end = bytes.length;
  // One read before the start would slow down all reads of the loop.
  while (end > 0 && isSpace[bytes[end - 1] ?? 0] === 1) end--;
  return end;
}

/** 1 for the code of white space in JSON. A table takes less time than four comparisons. */
const isSpace = Uint8Array.from({ length: 256 }, (_, code) => Number(' \n\r\t'.includes(String.fromCharCode(code))));

/** Finds the end of white space, which may be megabytes. One read past the end would slow down all reads of the loop. */
function endOfSpace(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < bytes.length && (bytes[end] ?? 0) <= 0x20) end++;
  return end;
}

/** Finds the end of a number, `true`, `false` or `null`, or the place where it is too long. */
function endOfWord(bytes: Uint8Array, start: number, longest: number): number {
  let end = start + 1;
  while (end - start <= longest && isInWord(bytes[end] ?? 0)) end++;
  return end;
}

/** True for a digit, a sign, a point or a letter. */
function isInWord(byte: number): boolean {
  if (byte <= 0x39) return byte >= 0x2d || byte === 0x2b;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 26;
}

/**
 * Finds the quote that ends a string, or the place where it is too long or all ends. Less than 0 is the place of an escape that
 * no database stores.
 */
function endOfText(bytes: Uint8Array, start: number, longest = Infinity): number {
  const most = Math.min(bytes.length, start + longest + 2);
  for (let at = start + 1; at < most; at++) {
    const byte = bytes[at];
    if (byte === 0x22) return at;
    if (byte !== 0x5c /* \ */) continue;
    const unit = unitAt(bytes, at);
    if (unit === 0 || unit >> 10 === 0x37 /* the second half of a pair */) return -at;
    if (unit >> 10 === 0x36 /* the first half */) {
      if (unitAt(bytes, at + 6) >> 10 !== 0x37) return -at;
      at += 6;
    }
    at += unit < 0 ? 1 : 5;
  }
  return most;
}

/** The text that begins at a place, as it is written. */
const textAt = (bytes: Uint8Array, start: number) =>
  new TextDecoder().decode(bytes.subarray(start + 1, Math.abs(endOfText(bytes, start))));

/** The UTF-16 unit that an escape `\uXXXX` at a place stands for; less than 0 if there is none. */
function unitAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x5c || bytes[at + 1] !== 0x75) return -1;
  const digitAt = (place: number) => digits[bytes[place] ?? 0] ?? -1;
  return (digitAt(at + 2) << 12) | (digitAt(at + 3) << 8) | (digitAt(at + 4) << 4) | digitAt(at + 5);
}

/** The hexadecimal digit of each code; -1, which makes a unit less than 0, for a code that is none. */
const digits = Int8Array.from({ length: 256 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/**
 * Counts the members of all objects in a value: fewer than the names in its text if an object repeats one. Not recursive:
 * nothing limits how deep a value goes.
 */
export function membersOf(value: unknown): number {
  let count = 0;
  const left: unknown[] = [[value]];
  while (left.length > 0) {
    const each = left.pop();
    if (Array.isArray(each)) {
      for (const item of each) if (typeof item === 'object') left.push(item);
    } else {
      const members = each as Record<string, unknown>; // only objects are put in, and null has no members
      for (const name in members) {
        count++;
        const member = members[name];
        if (typeof member === 'object') left.push(member);
      }
    }
  }
  return count;
}

/** Finds the first name that occurs twice in an object of valid JSON: parsers differ in the value that they keep. */
export function repeatedKey(json: string): string | undefined {
  // The names of each object that is open.
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x7b /* { */) open.push(new Set());
    else if (code === 0x7d /* } */) open.pop();
    if (code !== 0x22 /* " */) continue;
    const start = at++;
    while (json.charCodeAt(at) !== 0x22) at += json.charCodeAt(at) === 0x5c /* \ */ ? 2 : 1;
    let next = at + 1;
    while (json.charCodeAt(next) <= 0x20) next++;
    if (json[next] !== ':') continue; // a value
    const raw = json.slice(start + 1, at);
    const name = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
    const names = open.at(-1);
    if (names?.has(name)) return name;
    names?.add(name);
  }
  return undefined;
}
