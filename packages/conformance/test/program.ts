import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of the program. */
export const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The program, whose runs share compiled code and the folder of the bodies that they name. */
export function programIn(folder: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled'), TMPDIR: folder };
  const runWith = (more: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(process.execPath, [main, ...args], { env: { ...env, ...more } }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  return { env, runWith, run: (...args: string[]) => runWith({}, ...args) };
}
