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

/** Runs the program to its end, in a folder, with some text on stdin and nothing in its environment but `env`. */
export async function run(cwd: string, args: readonly string[], options: RunOptions = {}) {
  const { input = '', env = {}, isPlain } = options;
  const [file = '', ...before] = [...(isPlain && process.getuid?.() === 0 ? plain : []), process.execPath, main];
  const child = spawn(file, [...before, ...args], { cwd, env });
  child.stdin.on('error', () => {}).end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, stdout, stderr };
}
