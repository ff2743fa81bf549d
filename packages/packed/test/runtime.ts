/** Arguments by which a runtime runs a program that is named after them. */
export const argumentsFor: Readonly<Record<string, string[]>> = {
  deno: ['run', '--no-prompt', '--no-config', '--node-modules-dir=manual', '--allow-net'],
};

/** Skips a test with a warning, or fails it if runtimes are required: a missing runtime does not count as working. */
export function skipOrFail(skip: () => void, name: string, why: string): void {
  if (process.env.DLI_REQUIRE_RUNTIMES === '1') throw new Error(`the client cannot be tested in ${name}: ${why}`);
  console.warn(`SKIPPED: the client was not tested in ${name}: ${why}`);
  skip();
}
