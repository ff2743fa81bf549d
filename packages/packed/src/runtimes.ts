import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pnpm } from '@dli-connections/lab/pnpm';
import { run } from './run.ts';

/** A program that runs JavaScript. */
export interface Runtime {
  name: string;
  /** The file to start; `undefined` if it is not there. */
  file: string | undefined;
  /** The reason why it is not there. */
  why: string;
}

const folder = new URL('../runtimes/', import.meta.url);
const files = {
  'node 20': 'node-20-linux-x64/bin/node',
  'node 22': 'node-22-linux-x64/bin/node',
  bun: '@oven/bun-linux-x64/bin/bun',
  deno: '@deno/linux-x64-glibc/deno',
  workerd: '@cloudflare/workerd-linux-64/bin/workerd',
};

/** Names of the runtimes that packages are tested in, besides the one that runs the tests. */
export const runtimes = Object.keys(files) as (keyof typeof files)[];

/**
 * Installs the runtimes, and Jest, by their own lockfile, in `runtimes/`. They are not part of the workspace: they are about
 * as large as everything else that it installs, and only a few tests need them.
 */
export async function installRuntimes(): Promise<Runtime[]> {
  let why = 'the registry has no binary of it for this platform';
  const [program, args] = pnpm();
  const install = [...args, 'install', '--frozen-lockfile', '--prefer-offline'];
  const { code, output } = await run(program, install, { cwd: fileURLToPath(folder) });
  // An optional package that cannot be fetched is left out with a warning.
  if (output.includes('could not be fetched')) why = 'it could not be fetched from the registry';
  if (code !== 0) why = `installing it failed: ${output.trim().split('\n').at(-1)}`;
  return runtimes.map((name) => {
    const file = fileURLToPath(new URL(`node_modules/${files[name]}`, folder));
    return { name, file: existsSync(file) ? file : undefined, why };
  });
}
