import type { TestProject } from 'vitest/node';
import { installRuntimes, type Runtime } from '../src/runtimes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    runtimes: Runtime[];
  }
}

/** Installs the runtimes once, before the files that use them run beside each other. */
export async function setup({ provide }: TestProject): Promise<void> {
  provide('runtimes', await installRuntimes());
}
