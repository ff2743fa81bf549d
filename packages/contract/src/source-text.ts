/** Texts of lists and objects, for as long as those are used. */
const texts = new WeakMap<object, string>();

/**
 * Whether a JSON text is what `JSON.stringify` writes of its value, or differs only in the order of names: then none of its
 * objects has a name twice, and nothing stands between its parts. The texts of the members of such a body can be asked for: see `sourceTextOf`.
 */
export function isAsWritten(text: string, value: unknown): boolean {
  try {
    return isAsLong(text, value) || isSame(text, value);
  } catch {
    // Nested deeper than can be written.
    return false;
  }
}

/**
 * Whether a text is as long as what would be written of its value. No text of a value is shorter, unless there is a number
 * in it: every string is there, and every name, and a name that is there twice, or an escape, makes it longer.
 */
function isAsLong(text: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members: [object, start: number, end: number][] = [];
  let at = 1;
  for (const [name, member] of Object.entries(value)) {
    // Names that are numbers are listed before the others, wherever they stand.
    if (!text.startsWith(`"${name}":`, at)) return false;
    const start = at + name.length + 3;
    const end = start + lengthOf(member);
    if (typeof member === 'object' && member !== null) members.push([member, start, end]);
    at = end + 1;
  }
  if (at !== text.length) return false;
  for (const [member, start, end] of members) texts.set(member, text.slice(start, end));
  return true;
}

/** How long a value is as it would be written without escapes; NaN if it has a number, which has more than one form. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return Number.NaN;
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  // Each part has a comma or, in place of that, the bracket at the end.
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) length += lengthOf(item) + 1;
  } else {
    // What JSON.parse makes inherits nothing that is listed.
    for (const name in value) length += name.length + lengthOf(value[name as keyof typeof value]) + 4;
  }
  return Math.max(length, 2);
}

function isSame(text: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value) === text;
  const members: [object, string][] = [];
  let written = '';
  for (const [name, member] of Object.entries(value)) {
    const part = JSON.stringify(member);
    written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${part}`;
    if (typeof member === 'object' && member !== null) members.push([member, part]);
  }
  if (`{${written}}` !== text) return false;
  for (const [member, part] of members) texts.set(member, part);
  return true;
}

/** The JSON that a list or an object of a body came in, where it is known. It must not have been changed since. */
export function sourceTextOf(value: object): string | undefined {
  return texts.get(value);
}
