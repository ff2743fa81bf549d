/** What a name with `*` for any text matches. */
export function globOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
}
