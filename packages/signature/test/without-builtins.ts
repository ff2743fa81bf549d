import { vi } from 'vitest';

/** From now on this runtime has only WebCrypto, like a browser. */
export function withoutBuiltins(): void {
  const { process } = globalThis as { process?: object };
  vi.stubGlobal('process', Object.create(process ?? null, { getBuiltinModule: { value: undefined } }));
}
