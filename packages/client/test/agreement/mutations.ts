/** Replacements for a leaf: each kind of JSON value, and some that are of the kind but out of bounds. */
const substitutes: readonly unknown[] = [
  null,
  '',
  'text',
  '_sys_text',
  '\u0001',
  'x'.repeat(300),
  -1,
  1.5,
  1e12,
  true,
  [],
  {},
];

/** A value, and every value that differs from it in one place: a field gone, a field more, or another value there. */
export function* variantsOf(value: unknown, strange: boolean): Generator<unknown> {
  yield value;
  yield* substitutes;
  if (Array.isArray(value)) {
    yield [...value, ...Array.from({ length: 25 }, () => value[0] ?? 'text')];
    for (const [at, item] of value.entries()) {
      for (const each of variantsOf(item, strange)) yield value.with(at, each);
    }
  } else if (typeof value === 'object' && value !== null) {
    if (strange) yield { ...value, 'no-such-field': 1 };
    for (const [name, field] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const each of variantsOf(field, strange)) yield { ...value, [name]: each };
    }
  }
}
