import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program that runs JavaScript. */
export interface Runtime {
  name: string;
  /** The file to start; `undefined` where it is not there, as on other platforms than x64 Linux. */
  file: string | undefined;
}

/** The runtimes that come with the install. */
export const runtimes: readonly Runtime[] = (
  [
    ['node 20', 'node-20-linux-x64/bin/node'],
    ['node 22', 'node-22-linux-x64/bin/node'],
    ['bun', '@oven/bun-linux-x64/bin/bun'],
    ['deno', '@deno/linux-x64-glibc/deno'],
    ['workerd', '@cloudflare/workerd-linux-64/bin/workerd'],
  ] as const
).map(([name, path]) => {
  const file = fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
  return { name, file: existsSync(file) ? file : undefined };
});
