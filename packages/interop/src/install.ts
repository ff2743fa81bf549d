import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';
import { shell } from './languages.ts';
import type { Work } from './work.ts';

/** Runs a line of a shell in the folder of a tool; resolves to its output. */
export const inShell = (line: string, { folder, env }: Work, signal: AbortSignal, more: NodeJS.ProcessEnv = {}) =>
  run(shell(line, folder, { ...env, ...more }), signal);

/** Installs the packages that the driver pins. A Python environment is made once for each list of requirements. */
export async function installAll(work: Work, install: string | undefined, signal: AbortSignal): Promise<void> {
  if (install) await inShell(install, work, signal);
  if (!work.venv || existsSync(join(work.venv.folder, 'complete'))) return;
  const { folder, requirements } = work.venv;
  await rm(folder, { recursive: true, force: true });
  await inShell(`python3 -m venv '${folder}'`, work, signal);
  await inShell(`pip install --quiet --no-deps --requirement '${requirements}'`, work, signal);
  await writeFile(join(folder, 'complete'), '');
}
