/** Texts of lists and objects, for as long as those are used. */
const texts = new WeakMap<object, string>();

/**
 * Whether a JSON text is what `JSON.stringify` writes of its value: then none of its objects has a name twice, and nothing
 * stands between its parts. The texts of the members of such a body can be asked for: see `sourceTextOf`.
 */
export function isAsWritten(text: string, value: unknown): boolean {
  try {
    return noteAsWritten(text, value);
  } catch {
    // Nested deeper than can be written.
    return false;
  }
}

function noteAsWritten(text: string, value: unknown): boolean {
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
