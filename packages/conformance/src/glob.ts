const known = new Map<string, RegExp>();

/** Matches names with `*` for any text. Cached, because lists ask for the same ones for each of many names. */
export function globOf(name: string): RegExp {
  const glob =
    known.get(name) ?? new RegExp(`^${name.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
  known.set(name, glob);
  return glob;
}
