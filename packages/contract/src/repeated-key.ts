const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Finds the first name that occurs twice in an object of a JSON text: parsers differ in the value that they keep. */
export function repeatedKey(text: string): string | undefined {
  // The names of each object that is open, and nothing for each array.
  const open: (Set<string> | undefined)[] = [];
  let names: Set<string> | undefined;
  // After the last object there is no name, and in a large body often nothing but white space.
  const end = text.lastIndexOf('}');
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const start = at;
      at = endOfString(text, at);
      if (!names || !isName(text, at + 1)) continue;
      const raw = text.slice(start + 1, at);
      const name = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
      if (names.has(name)) return name;
      names.add(name);
    } else if (code === openBrace || code === openBracket) {
      open.push(names);
      names = code === openBrace ? new Set() : undefined;
    } else if (code === closeBrace || code === closeBracket) {
      names = open.pop();
    }
  }
  return undefined;
}

/** Finds the quote that ends the string which begins at a place. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before--;
  return (at - before) % 2 === 0;
}

/** A name, unlike a value, is followed by a colon. */
function isName(text: string, after: number): boolean {
  let at = after;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === colon;
}
