import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { undoAtExit } from '@dli-connections/lab/exit';
import { type Build, packedOf, referenceOf, thisBuild, validatorsOf } from '../build.ts';

const run = promisify(execFile);

/** Another build that is ready to run, and the removal of its files. */
export interface OtherBuild extends Build {
  close: () => void;
}

/** Opens the build in a folder, or that of a git ref of the repository at `root`. Installs and builds the missing parts. */
export async function openBuild(
  given: string,
  print: (line: string) => void,
  root = thisBuild.folder,
): Promise<OtherBuild> {
  const isFolder = existsSync(given) && statSync(given).isDirectory();
  const build = isFolder
    ? { name: given, folder: realpathSync(resolve(given)), close: () => {} }
    : await checkOut(given, root);
  try {
    if (!existsSync(referenceOf(build))) throw new Error(`${given} has no apps/reference/src/main.ts to run`);
    await prepare(build, print);
    return build;
  } catch (error) {
    build.close();
    throw error;
  }
}

/** The files of a git ref in a temporary folder. They come from `git archive`, so the repository is not changed. */
async function checkOut(ref: string, root: string): Promise<OtherBuild> {
  const parsed = await run('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: root }).catch(
    () => undefined,
  );
  const commit = parsed?.stdout.trim();
  if (!commit) {
    throw new Error(`--against ${ref}: there is no such folder, and no such git ref in ${root}; fetch it first`);
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dli-bench-build-')));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const forget = undoAtExit(remove);
  const close = () => {
    remove();
    forget();
  };
  try {
    // A file between the two, since tar stops reading a pipe before its end.
    const archive = join(folder, '.archive.tar');
    await run('git', ['archive', '--format=tar', `--output=${archive}`, commit], { cwd: root });
    await run('tar', ['-x', '-C', folder, '-f', archive]);
    rmSync(archive);
  } catch (error) {
    close();
    throw error;
  }
  const short = commit.slice(0, 7);
  return { name: commit.startsWith(ref) ? short : `${ref} (${short})`, folder, close };
}

/** Installs and builds the missing parts of a build: dependencies, validators, packed server. */
async function prepare(build: Build, print: (line: string) => void): Promise<void> {
  const { name, folder } = build;
  const isBuilt = () => [packedOf(build), validatorsOf(build)].every((file) => existsSync(file));
  // Only this field is read: the pnpm version of its lockfile.
  const { packageManager } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    packageManager: string;
  };
  // npx brings that pnpm, which brings the Node of the workspace, and which turbo looks for.
  const pnpm = (...args: string[]) => runIn(folder, 'npx', '--yes', packageManager, ...args);
  if (!existsSync(join(folder, 'node_modules'))) {
    print(`installing ${name}`);
    await pnpm('install', '--frozen-lockfile', '--prefer-offline');
  }
  if (isBuilt()) return;
  print(`building ${name}`);
  await pnpm('exec', 'turbo', 'run', 'build', '--filter=@dli-connections/reference');
  if (!isBuilt()) throw new Error(`${name} was built, and has no apps/reference/dist/main.cjs`);
}

async function runIn(folder: string, file: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, DO_NOT_TRACK: '1', TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off' };
  // In its own process group, so that its child processes end with it when this process is interrupted.
  const child = spawn(file, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const forget = undoAtExit(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The process has already ended.
    }
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output = `${output}${chunk}`.slice(-4000)));
  try {
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed in ${folder}:\n${output}`);
  } finally {
    forget();
  }
}
