import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dli-start-'));
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 3 }));
  return folder;
}

/** Options of the start, for tests that depend on them. */
export interface StartOptions {
  /** An empty one by default. */
  folder?: string;
  /** Run it through a program named npx that does not forward signals. */
  throughNpx?: boolean;
}

/** Starts the program on free ports and collects its output, until `seen` or its end. */
export async function start(args: string[], seen: RegExp, options: StartOptions = {}) {
  const { folder = await temporaryFolder(), throughNpx = false } = options;
  const command = [main, ...args];
  if (throughNpx) {
    const npx = join(folder, 'npx.mjs');
    const code = `import { spawn } from 'node:child_process';
      spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
      setInterval(() => {}, 1_000);`;
    await writeFile(npx, code);
    command.unshift(npx);
  }
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { ...process.env, DLI_PORT_BASE: '0', DLI_REFERENCE_DATA: '' },
  });
  const exit = once(child, 'exit').then(([code]) => Number(code));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  let output = '';
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (seen.test(output)) resolve();
      });
    }
    child.on('close', () => resolve());
  });
  return { child, exit, output: () => output };
}

/** The addresses of the portal, the mock and the reference server, from the panel. */
export const urlsIn = (output: string) =>
  [...output.matchAll(/^ {2}\w+ +(http:\/\/127\.0\.0\.1:\d+) /gm)].map(([, url = '']) => url);
