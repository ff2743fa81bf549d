import { fileURLToPath } from 'node:url';
import { pnpm } from '@dli-connections/lab/pnpm';
import { run, silenced } from './command.ts';
import { driversFolder } from './folders.ts';
import type { Tool, Toolchain } from './tools.ts';

/** A command that succeeds if the toolchain is installed, and the message if it fails. */
type Probe = [missing: string, command: string, ...args: string[]];

const probes: Record<Exclude<Toolchain, 'npm'>, Probe> = {
  python: [
    'there is no python here: install Python 3.11 or newer with venv',
    'python3',
    '-c',
    'import ensurepip, venv',
  ],
  go: ['there is no go here: install Go 1.26 or newer', 'go', 'version'],
  curl: ['there is no curl here: install curl', 'curl', '--version'],
  java: ['there is no java here: install a JDK, 17 or newer, and Maven', 'mvn', '--version'],
};

/**
 * Installs the packages of npm that drivers run, by a lockfile of their own: they would be most of the workspace's install,
 * and nothing else needs them. Rejects with the output of the installation when it fails.
 */
export async function installPackages(): Promise<void> {
  const [command, first] = pnpm();
  const args = [...first, 'install', '--frozen-lockfile', '--prefer-offline'];
  await runHere([command, ...args], fileURLToPath(driversFolder), 300_000);
}

const runHere = ([command, ...args]: [string, ...string[]], cwd: string, timeoutMs: number) =>
  run({ command, args, cwd, env: { ...process.env, ...silenced } }, AbortSignal.timeout(timeoutMs));

/** The reason for each toolchain that is missing on this machine. The packages of npm are installed. */
export async function missingToolchains(tools: readonly Tool[]): Promise<Map<Toolchain, string>> {
  const wanted = [...new Set(tools.flatMap(({ toolchains }) => toolchains))];
  const missing = new Map<Toolchain, string>();
  for (const toolchain of wanted) {
    if (toolchain === 'npm') {
      const failed = await installPackages().catch((error: Error) => error.message);
      if (failed) missing.set(toolchain, `the packages of packages/interop/drivers could not be installed: ${failed}`);
    } else {
      const [why, ...command] = probes[toolchain];
      await runHere(command, '.', 30_000).catch(() => missing.set(toolchain, why));
    }
  }
  return missing;
}
