/** The keys of a JSON pointer (RFC 6901), unescaped. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** One key as a step of a JSON pointer. */
export function stepOf(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value that keys lead to; `undefined` if they lead nowhere. */
export function valueAt(root: unknown, keys: readonly string[]): unknown {
  // Lists have their items under the keys that a pointer names.
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], root);
}

/** A part of a reference without its percent-encoding; as it is where that is malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
