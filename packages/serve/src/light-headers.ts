/**
 * The headers of a light request or answer: get, has and set work on a plain object, which `node:http` takes as it is. Anything else
 * makes true `Headers` of it, and from then on those count.
 */
export class LightHeaders {
  #fields: Record<string, string> | undefined;
  #native: Headers | undefined;

  /** Names are in lower case. */
  constructor(fields: Record<string, string>) {
    this.#fields = fields;
  }

  /** The plain object, as long as nobody asked for more. */
  get fields(): Record<string, string> | undefined {
    return this.#fields;
  }

  /** True headers, which take the place of the plain object. */
  get native(): Headers {
    this.#native ??= new Headers(this.#fields);
    this.#fields = undefined;
    return this.#native;
  }

  get(name: string): string | null {
    return this.#fields ? (this.#fields[name.toLowerCase()] ?? null) : this.native.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    if (this.#fields) this.#fields[name.toLowerCase()] = value;
    else this.native.set(name, value);
  }

  append(name: string, value: string): void {
    this.native.append(name, value);
  }

  delete(name: string): void {
    this.native.delete(name);
  }

  getSetCookie(): string[] {
    return this.native.getSetCookie();
  }

  keys() {
    return this.native.keys();
  }

  values() {
    return this.native.values();
  }

  entries() {
    return this.native.entries();
  }

  forEach(each: (value: string, name: string, headers: Headers) => void): void {
    for (const [name, value] of this.native) each(value, name, this as unknown as Headers); // see `asHeaders`
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

/** The same object as the type that it stands for: every member of `Headers` is there. */
export function asHeaders(headers: LightHeaders): Headers {
  return headers as unknown as Headers;
}
