/**
 * Has the members of a class that stands in for another one, and does not have them itself, come from its `native`. What
 * is asked for so is made when it is asked for: Node loads its `fetch` at the first touch of `Request`, `Response` or
 * `Headers`, which takes as long as its own start. So the class is no heir of the other one either.
 */
export function standIn<Native extends object>(
  stand: { prototype: { readonly native: Native } },
  { values, methods }: { values: readonly (keyof Native)[]; methods: readonly (keyof Native)[] },
): void {
  for (const name of values) {
    Object.defineProperty(stand.prototype, name, {
      get(this: { native: Native }) {
        return this.native[name];
      },
    });
  }
  for (const name of methods) {
    Object.defineProperty(stand.prototype, name, {
      value(this: { native: Record<typeof name, () => unknown> }) {
        return this.native[name]();
      },
    });
  }
}
