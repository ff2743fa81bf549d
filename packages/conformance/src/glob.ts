const known = new Map<string, RegExp>();

/** What a name with `*` for any text matches. Lists ask for the same ones of each of many names. */
export function globOf(name: string): RegExp {
  const glob =
    known.get(name) ?? new RegExp(`^${name.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
  known.set(name, glob);
  return glob;
}
