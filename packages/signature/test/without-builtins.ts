import { vi } from 'vitest';

/** From now on this is a runtime that has WebCrypto alone, as browsers are. */
export function withoutBuiltins(): void {
  const { process } = globalThis as { process?: object };
  vi.stubGlobal('process', Object.create(process ?? null, { getBuiltinModule: { value: undefined } }));
}
