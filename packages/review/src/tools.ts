import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The output of a program and its exit code. */
export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** The directory of the spec package of this workspace. */
export const specDirectory = fileURLToPath(new URL('../../../spec/', import.meta.url));

/** The directory of the package that a module of this workspace belongs to: `src/index.ts` is its entry. */
export function packageDirectory(name: string): string {
  return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
}

/** Runs Redocly CLI: the one that the spec package pins, so that one version lints, bundles and compares. */
export function runRedocly(args: string[], cwd: string): Promise<ProgramResult> {
  const manifest = createRequire(join(specDirectory, 'package.json')).resolve('@redocly/cli/package.json');
  return run(process.execPath, [join(dirname(manifest), 'bin/cli.js'), ...args], cwd);
}

/** The bundle of a description, made by the settings in its folder. */
export async function bundleOf(path: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'review-bundle-'));
  try {
    const output = join(directory, 'openapi.yaml');
    const { code, stderr } = await runRedocly(['bundle', path, '--output', output], dirname(path));
    if (code !== 0) throw new Error(`${path} cannot be bundled:\n${stderr.trim()}`);
    return await readFile(output, 'utf8');
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Runs the TypeScript compiler directly: the launcher in its package would start a second Node first. */
export async function runTsc(args: string[], cwd: string): Promise<ProgramResult> {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  // The launcher's own lookup of the binary for this machine.
  const finder: { default: () => string } = await import(pathToFileURL(join(folder, 'lib/getExePath.js')).href);
  return run(finder.default(), args, cwd);
}

/** Runs a program without telemetry and without colours. */
function run(command: string, args: string[], cwd: string): Promise<ProgramResult> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_NOTIFICATIONS: 'true', NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, maxBuffer: mostOutput }, (error, stdout, stderr) => {
      // A number is the exit code; anything else says why the program did not run.
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/** Bytes that a program may print. */
const mostOutput = 2 ** 28;
