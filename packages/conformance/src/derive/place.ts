/** A copy of a value with another one at a place; missing parents are made. */
export function put(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root) || (root === undefined && key === '0')) {
    const copy = [...((root as unknown[] | undefined) ?? [])];
    copy[Number(key)] = put(copy[Number(key)], rest, value);
    return copy;
  }
  const copy = { ...(root as Record<string, unknown> | undefined) };
  copy[key] = put(copy[key], rest, value);
  return copy;
}

/** A copy of a value without the one at a place. */
export function drop(root: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || typeof root !== 'object' || root === null) return undefined;
  if (rest.length > 0) return put(root, [key], drop((root as Record<string, unknown>)[key], rest));
  const { [key]: _, ...others } = root as Record<string, unknown>;
  return others;
}

/** A place as messages name it: `body.hosts[0].ip`. */
export function nameOf(part: string, place: readonly string[]): string {
  return place.reduce((text, key) => text + (/^\d+$/.test(key) ? `[${key}]` : `.${key}`), part);
}
