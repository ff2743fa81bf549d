import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The program as `build` bundles it and users run it. It starts in a quarter of the time of its sources, and tests start it hundreds of times. */
export const main = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));

interface RunOptions {
  input?: string;
  env?: Record<string, string>;
  /** Keeps root, who may write everywhere, to the permissions of files and folders. */
  isPlain?: boolean;
}

const plain = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'];

/** Starts the program in a folder, with nothing in its environment but `env`. */
export function start(cwd: string, args: readonly string[], { env = {}, isPlain }: Omit<RunOptions, 'input'> = {}) {
  const [file = '', ...before] = [...(isPlain && process.getuid?.() === 0 ? plain : []), process.execPath, main];
  return spawn(file, [...before, ...args], { cwd, env });
}

/** Runs the program to its end, with some text on stdin. */
export async function run(cwd: string, args: readonly string[], { input = '', ...options }: RunOptions = {}) {
  const child = start(cwd, args, options);
  child.stdin.on('error', () => {}).end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, stdout, stderr };
}
