import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The program as `build` bundles it and users run it. It starts in a quarter of the time of its sources, and tests start it hundreds of times. */
export const main = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));

interface RunOptions {
  input?: string;
  env?: Record<string, string>;
  /** Number of another user to run it as. */
  uid?: number;
}

/** Runs the program to its end, in a folder, with some text on stdin and nothing in its environment but `env`. */
export async function run(cwd: string, args: readonly string[], { input = '', env = {}, ...user }: RunOptions = {}) {
  const child = spawn(process.execPath, [main, ...args], { cwd, env, ...user });
  child.stdin.on('error', () => {}).end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, stdout, stderr };
}
