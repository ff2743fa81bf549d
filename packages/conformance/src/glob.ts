const known = new Map<string, RegExp>();

/** Matches names with `*` for any text. Cached, because lists match the same globs against many names. */
export function globOf(name: string): RegExp {
  const glob =
    known.get(name) ?? new RegExp(`^${name.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
  known.set(name, glob);
  return glob;
}
