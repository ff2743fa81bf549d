/** A packed program, run without this repository and without a network. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { onTestFinished } from 'vitest';
import { mustRun } from '../src/index.ts';
import { packed } from './installed.ts';

/** A program that is installed in a folder of its own. */
export interface PackedProgram {
  /** The folder of the installation. */
  directory: string;
  tarball: string;
  /** The folder of the package. */
  pkgDir: string;
  /** Variables added to the environment of this process. */
  env: Record<string, string>;
  remove: () => Promise<void>;
}

type ProgramName = 'conformance' | 'mock' | 'reference';

/** Installs packed programs of this workspace in an empty folder without a network. The results are of the first. */
export async function installProgram(app: ProgramName, ...more: ProgramName[]): Promise<PackedProgram> {
  const directory = await mkdtemp(join(tmpdir(), 'dli-packed-'));
  const tarball = await packed(app, directory);
  const others = await Promise.all(more.map((name) => packed(name, directory)));
  await writeFile(join(directory, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  const env = {
    // npm's own programs and the tested ones run on the Node that runs this.
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    npm_config_cache: join(directory, 'cache'),
    npm_config_offline: 'true',
  };
  await mustRun('npm', ['install', '--no-audit', '--no-fund', tarball, ...others], { cwd: directory, env });
  return {
    directory,
    tarball,
    pkgDir: join(directory, 'node_modules/@dli-connections', app),
    env,
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Problems of a package that would be published. */
export async function problemsOf({ pkgDir }: PackedProgram): Promise<(string | undefined)[]> {
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  return messages.map((message) => formatMessage(message, pkg));
}

/** Versions of a package, and of all packages beside it, from their lock file. */
export async function installedBy({ directory }: PackedProgram): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8'));
  return Object.keys(lock.packages);
}

/**
 * Starts a program in a process group of its own, which is ended with the test. Resolves to its output once that matches.
 */
export async function running(
  { env }: Pick<PackedProgram, 'env'>,
  file: string,
  args: string[],
  cwd: string,
  ready: RegExp,
): Promise<string> {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    const gone = once(child, 'close');
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await gone;
  });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (ready.test(output)) return output;
  }
  throw new Error(`it ended, and had printed: ${output}`);
}
